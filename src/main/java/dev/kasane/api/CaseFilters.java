package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Claim;
import dev.kasane.attack.Resolution;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.CaseFilter;
import dev.kasane.casebook.Status;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the filters that cases and the case table share. */
final class CaseFilters {
  /** The parameters that are filters. */
  static final String[] NAMES = {"technique", "tactic", "status", "from", "to", "q", "domain"};

  private CaseFilters() {}

  /** The current release of the domain that {@code ?domain=} names. */
  static Catalogue catalogue(Parameters parameters, Attack attack) {
    String stated = parameters.text("domain", "enterprise-attack");
    String domain = Attack.domain(stated);
    return attack
        .current(domain == null ? "" : domain)
        .orElseThrow(
            () ->
                Parameters.wrong(
                    "domain",
                    stated,
                    "one that is loaded: "
                        + attack.current().stream()
                            .map(Catalogue::domain)
                            .collect(Collectors.joining(", "))));
  }

  static CaseFilter read(Parameters parameters, Attack attack, Catalogue catalogue) {
    return new CaseFilter(
        technique(parameters.text("technique"), attack),
        tactic(parameters.text("tactic"), catalogue),
        status(parameters.text("status")),
        parameters.time("from"),
        parameters.time("to"),
        parameters.text("q"));
  }

  private static @Nullable String technique(@Nullable String id, Attack attack) {
    if (id == null) {
      return null;
    }
    Resolution resolution = attack.resolve(new Claim(id, null, null, null), null);
    Technique technique = resolution.technique();
    if (technique == null) {
      throw Parameters.wrong("technique", id, "the id of a technique of a loaded release");
    }
    return technique.domain() + "/" + technique.id();
  }

  private static @Nullable String tactic(@Nullable String word, Catalogue catalogue) {
    if (word == null) {
      return null;
    }
    return catalogue
        .tactic(word)
        .map(tactic -> tactic.domain() + "/" + tactic.id())
        .orElseThrow(
            () ->
                Parameters.wrong(
                    "tactic",
                    word,
                    "one of: "
                        + catalogue.tactics().stream()
                            .map(t -> t.shortname())
                            .collect(Collectors.joining(", "))));
  }

  private static @Nullable Status status(@Nullable String word) {
    if (word == null) {
      return null;
    }
    return Status.of(word)
        .orElseThrow(
            () ->
                Parameters.wrong(
                    "status",
                    word,
                    "one of: "
                        + Arrays.stream(Status.values())
                            .map(Status::word)
                            .collect(Collectors.joining(", "))));
  }
}
