package dev.kasane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CleanText;
import dev.kasane.attack.Detection;
import dev.kasane.attack.Noun;
import dev.kasane.attack.Tactic;
import dev.kasane.attack.Technique;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A technique with everything that is said of it.
 *
 * @param tactics shortnames, in the order of the matrix
 * @param permissions what an adversary needs, where the release says it
 * @param detection how to detect it, in releases without detection strategies
 * @param capecs ids of attack patterns that it belongs to
 * @param mitigations in use, with how each helps
 * @param software procedure examples
 * @param groups procedure examples
 * @param campaigns procedure examples
 * @param detections strategies, analytics and data components, in one flat list
 * @param detectionStrategies the same, each with its parts
 * @param replaces techniques that were revoked for this one
 */
@Schema(
    name = "Technique",
    examples =
        """
        {"id":"T1059.001","stixId":"attack-pattern--970a3432-3237-47ad-bcca-7d8cbb217736",
        "name":"PowerShell","domain":"enterprise-attack","version":"18.1","status":"active",
        "parent":{"id":"T1059","name":"Command and Scripting Interpreter"},"subTechniques":[],
        "tactics":["execution"],"tacticRefs":[{"id":"TA0002","shortname":"execution",
        "name":"Execution"}],"platforms":["Windows"],"formerNames":[],"capecs":[],
        "mitigations":[{"id":"M1042","name":"Disable or Remove Feature or Program"}],
        "software":[],"groups":[],"campaigns":[],"detections":[],"detectionStrategies":[],
        "assets":[],"replaces":[{"id":"T1086","name":"PowerShell"}]}""")
public record TechniqueView(
    String id,
    String stixId,
    String name,
    String domain,
    String version,
    String status,
    @Nullable Brief parent,
    List<Brief> subTechniques,
    List<String> tactics,
    List<TacticRef> tacticRefs,
    List<String> platforms,
    @JsonUnwrapped DetailsView details,
    List<String> permissions,
    @Nullable String detection,
    @Nullable String detectionText,
    List<String> capecs,
    List<RelatedView> mitigations,
    List<RelatedView> software,
    List<RelatedView> groups,
    List<RelatedView> campaigns,
    List<Detects> detections,
    List<DetectionView> detectionStrategies,
    List<RelatedView> assets,
    List<RelatedView> replaces,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ResolvedFrom resolvedFrom) {

  /** A technique in a list. */
  @Schema(
      name = "TechniqueBrief",
      examples =
          """
          {"id":"T1059.001","stixId":"attack-pattern--970a3432-3237-47ad-bcca-7d8cbb217736",
          "name":"PowerShell","domain":"enterprise-attack","version":"18.1","parent":"T1059",
          "tactics":["execution"],"platforms":["Windows"],"status":"active"}""")
  public record Brief(
      String id,
      String stixId,
      String name,
      String domain,
      String version,
      @Nullable String parent,
      List<String> tactics,
      List<String> platforms,
      String status) {

    static Brief of(Technique t) {
      return new Brief(
          t.id(),
          t.stixId(),
          t.name(),
          t.domain(),
          t.version(),
          t.parentId(),
          t.tactics(),
          t.platforms(),
          t.status().name().toLowerCase(Locale.ROOT));
    }
  }

  /** A tactic, in short. */
  @Schema(
      name = "TacticRef",
      examples =
          """
          {"id":"TA0002","shortname":"execution","name":"Execution"}""")
  public record TacticRef(String id, String shortname, String name) {}

  /** A strategy, an analytic or a data component. */
  @Schema(
      name = "Detects",
      examples =
          """
          {"id":"DC0032","name":"Process Creation","kind":"data-component","description":null}""")
  public record Detects(String id, String name, String kind, @Nullable String description) {}

  /** A technique of a release. */
  public static TechniqueView of(
      Technique t, Catalogue release, Attack attack, @Nullable ResolvedFrom from) {
    Map<Noun, List<RelatedView>> related = RelatedView.all(release, t);
    var detection = Detection.of(release, t);
    return new TechniqueView(
        t.id(),
        t.stixId(),
        t.name(),
        t.domain(),
        t.version(),
        t.status().name().toLowerCase(Locale.ROOT),
        Optional.ofNullable(t.parentId()).flatMap(release::technique).map(Brief::of).orElse(null),
        release.subTechniques(t.id()).stream().map(Brief::of).toList(),
        t.tactics(),
        tacticRefs(t, release),
        t.platforms(),
        DetailsView.of(t, release, attack),
        t.details().texts("x_mitre_permissions_required"),
        t.details().text("x_mitre_detection"),
        CleanText.of(t.details().text("x_mitre_detection")),
        release.capecs(t),
        active(related, Noun.MITIGATIONS),
        active(related, Noun.SOFTWARE),
        active(related, Noun.GROUPS),
        active(related, Noun.CAMPAIGNS),
        flat(detection),
        detection.strategies().stream().map(s -> DetectionView.of(s, release)).toList(),
        active(related, Noun.ASSETS),
        replaces(related),
        from);
  }

  private static List<TacticRef> tacticRefs(Technique t, Catalogue release) {
    var refs = new ArrayList<TacticRef>();
    for (String shortname : t.tactics()) {
      Tactic tactic = release.tactic(shortname).orElse(null);
      if (tactic != null) {
        refs.add(new TacticRef(tactic.id(), tactic.shortname(), tactic.name()));
      }
    }
    return refs;
  }

  /** ATT&amp;CK's pages, too, show only what is in use. */
  private static List<RelatedView> active(Map<Noun, List<RelatedView>> related, Noun noun) {
    return related.getOrDefault(noun, List.of()).stream().filter(RelatedView::isActive).toList();
  }

  private static List<RelatedView> replaces(Map<Noun, List<RelatedView>> related) {
    return related.getOrDefault(Noun.TECHNIQUES, List.of()).stream()
        .filter(r -> r.relation().equals("revoked-by"))
        .filter(r -> r.direction().equals(RelatedView.INCOMING))
        .toList();
  }

  private static List<Detects> flat(Detection detection) {
    return Stream.of(detection.strategies(), detection.analytics(), detection.dataComponents())
        .flatMap(List<AttackObject>::stream)
        .map(o -> new Detects(o.id(), o.name(), o.kind().word(), o.description()))
        .toList();
  }
}
