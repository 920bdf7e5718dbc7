package dev.kasane.guideline;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.AttackObject.Kind;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Claim;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.attack.Outcome;
import dev.kasane.attack.Resolution;
import dev.kasane.attack.Technique;
import dev.kasane.guideline.Control.Mapping;
import dev.kasane.guideline.Document.Line;
import dev.kasane.guideline.Guideline.Unresolved;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes guidelines under the loaded releases, of documents and of the releases themselves. */
final class Builder {
  private static final String MAIN = "enterprise-attack";

  /**
   * ATT&amp;CK marks with these what is better left alone, and what nothing helps against. They are
   * no measures, so they cover nothing and cannot be chosen.
   */
  private static final Set<String> NO_MEASURE =
      Set.of("Do Not Mitigate", "Mitigation Limited or Not Effective");

  private final Map<String, Gathered> controls = new TreeMap<>();
  private final Set<Unresolved> unresolved = new LinkedHashSet<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  private Builder() {}

  /** A control while its lines come in. */
  private static final class Gathered {
    String title = "";
    @Nullable String group;
    final Set<Mapping> mappings = new LinkedHashSet<>();
  }

  /** The id of what a domain's release has built in. */
  static String mitigationsId(String domain) {
    return domain.equals(MAIN)
        ? "attack-mitigations"
        : "attack-mitigations-" + domain.replace("-attack", "");
  }

  /** The mitigations of a release. */
  static Guideline mitigations(Catalogue catalogue) {
    var builder = new Builder();
    for (AttackObject mitigation : catalogue.objects(Kind.MITIGATION)) {
      if (isMeasure(mitigation)) {
        builder.control(mitigation.id()).title = mitigation.name();
      }
    }
    for (Technique technique : catalogue.techniques()) {
      for (String id : catalogue.mitigationIds(technique.id())) {
        Gathered control = builder.controls.get(id);
        if (control != null && technique.status() != ObjectStatus.REVOKED) {
          control.mappings.add(
              new Mapping(technique.id(), Category.PROTECT, Strength.UNSTATED, null));
          builder.outcomes.merge(Outcome.EXACT.word(), 1, Integer::sum);
        }
      }
    }
    return builder.build(
        mitigationsId(catalogue.domain()),
        "ATT&CK mitigations",
        catalogue.version(),
        catalogue.domain(),
        catalogue.version(),
        "ATT&CK " + catalogue.domain() + " " + catalogue.version(),
        true,
        notes(catalogue));
  }

  private static boolean isMeasure(AttackObject mitigation) {
    return mitigation.status() == ObjectStatus.ACTIVE && !NO_MEASURE.contains(mitigation.name());
  }

  private static List<String> notes(Catalogue catalogue) {
    return catalogue.objects(Kind.MITIGATION).stream()
        .filter(m -> m.status() == ObjectStatus.ACTIVE && !isMeasure(m))
        .map(
            m -> "%s %s is left out: it says that there is no measure.".formatted(m.id(), m.name()))
        .toList();
  }

  /** A document, its techniques resolved like the claims of findings. */
  static Guideline document(String id, String source, Document document, Attack attack) {
    var builder = new Builder();
    for (Line line : document.lines()) {
      Gathered control = builder.control(line.control());
      control.title = control.title.isEmpty() ? line.title() : control.title;
      control.group = control.group == null ? line.group() : control.group;
      if (line.technique() != null) {
        builder.map(
            line, line.technique(), attack.resolve(line.technique(), document.domain()), control);
      }
    }
    return builder.build(
        id,
        document.title() == null ? id : document.title(),
        document.version(),
        document.domain(),
        document.attackVersion(),
        source,
        false,
        document.notes());
  }

  private Gathered control(String id) {
    return controls.computeIfAbsent(id, x -> new Gathered());
  }

  private void map(Line line, Claim claim, Resolution resolution, Gathered control) {
    outcomes.merge(resolution.outcome().word(), 1, Integer::sum);
    String claimed = claim.id() == null ? String.valueOf(claim.name()) : claim.id();
    Technique technique = resolution.technique();
    if (technique == null) {
      String reason = String.valueOf(resolution.reason());
      unresolved.add(new Unresolved(line.control(), claimed, reason));
      return;
    }
    String other = claimed.equalsIgnoreCase(technique.id()) ? null : claimed;
    control.mappings.add(new Mapping(technique.id(), line.category(), line.strength(), other));
  }

  private Guideline build(
      String id,
      String title,
      @Nullable String version,
      String domain,
      @Nullable String attackVersion,
      String source,
      boolean builtIn,
      List<String> notes) {
    var list = new ArrayList<Control>(controls.size());
    controls.forEach(
        (control, gathered) ->
            list.add(
                new Control(
                    control, gathered.title, gathered.group, List.copyOf(gathered.mappings))));
    return new Guideline(
        id,
        title,
        version,
        domain,
        attackVersion,
        source,
        builtIn,
        List.copyOf(list),
        List.copyOf(unresolved),
        Map.copyOf(outcomes),
        notes);
  }
}
