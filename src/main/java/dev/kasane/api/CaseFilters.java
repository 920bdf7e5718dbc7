package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Claim;
import dev.kasane.attack.Resolution;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.FactColumn;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseFilter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the filters that cases and the case table share. */
public final class CaseFilters {
  /** Instead of a status: the case is part of the total, with sub-techniques. */
  public static final String COUNTED = "counted";

  /** More in one question are no filter any more; what is left over is no id and said to be so. */
  private static final int MOST_TECHNIQUES = 20;

  private CaseFilters() {}

  /**
   * The releases that a question is about: those that are current, or as they would be with the
   * {@code version} that it names.
   */
  public static Attack attack(Parameters parameters, AttackLibrary library) {
    Attack attack = library.attack();
    String version = parameters.text("version");
    if (version == null) {
      return attack;
    }
    String domain = catalogue(parameters, attack).domain();
    return attack
        .release(domain, version)
        .map(library::with)
        .orElseThrow(
            () -> Parameters.wrong("version", version, Selection.versions(attack, domain)));
  }

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
            Stream.of(MatrixCells.AT, MatrixCells.STATUS, MatrixCells.PLATFORM),
            Arrays.stream(FactColumn.values()).map(FactColumn::parameter),
            Arrays.stream(others))
        .flatMap(names -> names)
        .toArray(String[]::new);
  }

  public static CaseFilter read(Parameters parameters, Attack attack, Catalogue catalogue) {
    List<String> techniques = techniques(parameters.text("technique"), attack);
    String tactic = tactic(parameters.text("tactic"), catalogue);
    String status = parameters.text("status");
    boolean notExamined = Status.NOT_EXAMINED.equals(status);
    if (notExamined && techniques.isEmpty() && tactic == null) {
      throw Problem.badRequest(
          "'status' is 'not-examined'; it needs 'technique' or 'tactic': what was not examined.");
    }
    boolean counted = COUNTED.equals(status);
    if (counted && techniques.isEmpty() && tactic == null) {
      throw Problem.badRequest(
          "'status' is 'counted'; it needs 'technique' or 'tactic': in what total.");
    }
    return new CaseFilter(
        techniques,
        tactic,
        notExamined || counted ? Set.of() : statuses("status", status),
        notExamined,
        counted,
        parameters.time("from"),
        parameters.time("to"),
        parameters.text("q"),
        Set.copyOf(parameters.texts("case")),
        facts(parameters),
        MatrixCells.read(parameters, attack, catalogue));
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

  /** One id, or several with commas between them; all are wanted in the same case. */
  private static List<String> techniques(@Nullable String ids, Attack attack) {
    return ids == null
        ? List.of()
        : Arrays.stream(ids.split(",", MOST_TECHNIQUES))
            .map(id -> technique("technique", id.strip(), attack))
            .distinct()
            .toList();
  }

  /** The key of the technique that an id, new or old, stands for. */
  static String technique(String name, String id, Attack attack) {
    Resolution resolution = attack.resolve(new Claim(id, null, null, null), null);
    Technique technique = resolution.technique();
    if (technique == null) {
      throw Parameters.wrong(name, id, "the id of a technique of a loaded release");
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

  /** One status, or several with commas between them. */
  static Set<Status> statuses(String name, @Nullable String words) {
    var statuses = EnumSet.noneOf(Status.class);
    if (words != null) {
      for (String word : words.split(",", -1)) {
        statuses.add(Status.of(word.strip()).orElseThrow(() -> wrongStatus(name, words)));
      }
    }
    return statuses;
  }

  private static RuntimeException wrongStatus(String name, String words) {
    return Parameters.wrong(
        name,
        words,
        "one or several, with commas, of: "
            + Arrays.stream(Status.values()).map(Status::word).collect(Collectors.joining(", "))
            + "; or alone "
            + Status.NOT_EXAMINED
            + " or "
            + COUNTED);
  }
}
