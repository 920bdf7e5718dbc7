package dev.kasane.api;

import dev.kasane.guideline.Guideline;
import dev.kasane.guideline.GuidelineLibrary;
import java.util.stream.Collectors;

/** Finds guidelines by the ids that requests name. */
public final class GuidelineNames {
  private GuidelineNames() {}

  /** The one that the address names; 404 where there is none. */
  public static Guideline find(GuidelineLibrary guidelines, String id) {
    return guidelines
        .guideline(id)
        .orElseThrow(
            () ->
                Problem.notFound(
                    "There is no guideline '%s'; it must be %s."
                        .formatted(Parameters.brief(id), known(guidelines))));
  }

  /** The one that a parameter or property names; 400 where there is none. */
  public static Guideline named(GuidelineLibrary guidelines, String parameter, String id) {
    return guidelines
        .guideline(id)
        .orElseThrow(() -> Parameters.wrong(parameter, id, known(guidelines)));
  }

  private static String known(GuidelineLibrary guidelines) {
    return "one of: "
        + guidelines.guidelines().keySet().stream().sorted().collect(Collectors.joining(", "));
  }
}
