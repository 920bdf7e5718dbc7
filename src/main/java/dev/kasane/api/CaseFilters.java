package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Claim;
import dev.kasane.attack.Resolution;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.FactColumn;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseFilter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the filters that cases and the case table share. */
public final class CaseFilters {
  private CaseFilters() {}

  /** The current release of the domain that {@code ?domain=} names. */
  public static Catalogue catalogue(Parameters parameters, Attack attack) {
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

  /** The query parameters of the filters, and {@code others}. */
  public static String[] parameters(String... others) {
    return Stream.of(
            Stream.of("technique", "tactic", "status", "from", "to", "q", "case", "domain"),
            Arrays.stream(FactColumn.values()).map(FactColumn::parameter),
            Arrays.stream(others))
        .flatMap(names -> names)
        .toArray(String[]::new);
  }

  public static CaseFilter read(Parameters parameters, Attack attack, Catalogue catalogue) {
    String technique = technique(parameters.text("technique"), attack);
    String tactic = tactic(parameters.text("tactic"), catalogue);
    String status = parameters.text("status");
    boolean notExamined = Status.NOT_EXAMINED.equals(status);
    if (notExamined && technique == null && tactic == null) {
      throw Problem.badRequest(
          "'status' is 'not-examined'; it needs 'technique' or 'tactic': what was not examined.");
    }
    return new CaseFilter(
        technique,
        tactic,
        notExamined ? null : status(status),
        notExamined,
        parameters.time("from"),
        parameters.time("to"),
        parameters.text("q"),
        Set.copyOf(parameters.texts("case")),
        facts(parameters));
  }

  private static Map<FactColumn, String> facts(Parameters parameters) {
    var facts = new EnumMap<FactColumn, String>(FactColumn.class);
    for (FactColumn fact : FactColumn.values()) {
      List<String> words = fact.words();
      String value =
          words.isEmpty()
              ? parameters.text(fact.parameter())
              : parameters.oneOf(fact.parameter(), words.toArray(String[]::new));
      if (value != null) {
        facts.put(fact, value);
      }
    }
    return facts;
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
                            .collect(Collectors.joining(", "))
                        + ", "
                        + Status.NOT_EXAMINED));
  }
}
