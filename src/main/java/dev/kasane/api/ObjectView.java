package dev.kasane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kasane.api.DetectionView.LogSourceView;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.AttackObject.Kind;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Detection;
import dev.kasane.attack.Noun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An object that is no technique, with everything that is said of it.
 *
 * @param logSources what an analytic reads
 * @param reachesTechniques techniques in use that it has to do with, also through strategies and
 *     analytics
 * @param relatedAssets other names of an asset in other sectors
 */
@Schema(
    name = "Object",
    examples =
        """
        {"id":"G0007","stixId":"intrusion-set--bef4c620-0787-42a8-a96d-b7eb6e85917c","name":"APT28",
        "kind":"group","domain":"enterprise-attack","version":"18.1","status":"active",
        "aliases":["Fancy Bear"],"platforms":[],"formerNames":[],"logSources":[],
        "reachesTechniques":["T1059.001"],"relatedAssets":[],
        "techniques":[{"id":"T1059.001","name":"PowerShell","relation":"uses",
        "direction":"outgoing"}],"software":[],"campaigns":[]}""")
record ObjectView(
    String id,
    String stixId,
    String name,
    String kind,
    String domain,
    String version,
    String status,
    List<String> aliases,
    List<String> platforms,
    @JsonUnwrapped DetailsView details,
    List<LogSourceView> logSources,
    List<String> reachesTechniques,
    List<RelatedAsset> relatedAssets,
    @JsonUnwrapped Relations relations,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ResolvedFrom resolvedFrom) {

  /** An object in a list. */
  @Schema(
      name = "ObjectBrief",
      examples =
          """
          {"id":"G0007","stixId":"intrusion-set--bef4c620-0787-42a8-a96d-b7eb6e85917c",
          "name":"APT28","kind":"group","domain":"enterprise-attack","version":"18.1",
          "status":"active","aliases":["Fancy Bear"],"platforms":[],
          "url":"https://attack.mitre.org/groups/G0007"}""")
  record Brief(
      String id,
      String stixId,
      String name,
      String kind,
      String domain,
      String version,
      String status,
      List<String> aliases,
      List<String> platforms,
      @Nullable String url) {

    static Brief of(AttackObject o, Catalogue release) {
      return new Brief(
          o.id(),
          o.stixId(),
          o.name(),
          o.kindWord(),
          release.domain(),
          release.version(),
          o.status().name().toLowerCase(Locale.ROOT),
          o.aliases(),
          o.platforms(),
          o.url());
    }
  }

  /** Every relationship of an object, in both directions, by the noun of the other end. */
  @Schema(
      name = "Relations",
      examples =
          """
          {"techniques":[{"id":"T1059.001","name":"PowerShell","relation":"uses",
          "direction":"outgoing"}],"tactics":[],"matrices":[],"mitigations":[],"software":[],
          "groups":[],"campaigns":[],"detectionStrategies":[],"analytics":[],"dataComponents":[],
          "dataSources":[],"assets":[]}""")
  record Relations(
      List<RelatedView> techniques,
      List<RelatedView> tactics,
      List<RelatedView> matrices,
      List<RelatedView> mitigations,
      List<RelatedView> software,
      List<RelatedView> groups,
      List<RelatedView> campaigns,
      List<RelatedView> detectionStrategies,
      List<RelatedView> analytics,
      List<RelatedView> dataComponents,
      List<RelatedView> dataSources,
      List<RelatedView> assets) {

    static Relations of(Map<Noun, List<RelatedView>> all) {
      return new Relations(
          all.getOrDefault(Noun.TECHNIQUES, List.of()),
          all.getOrDefault(Noun.TACTICS, List.of()),
          all.getOrDefault(Noun.MATRICES, List.of()),
          all.getOrDefault(Noun.MITIGATIONS, List.of()),
          all.getOrDefault(Noun.SOFTWARE, List.of()),
          all.getOrDefault(Noun.GROUPS, List.of()),
          all.getOrDefault(Noun.CAMPAIGNS, List.of()),
          all.getOrDefault(Noun.DETECTION_STRATEGIES, List.of()),
          all.getOrDefault(Noun.ANALYTICS, List.of()),
          all.getOrDefault(Noun.DATA_COMPONENTS, List.of()),
          all.getOrDefault(Noun.DATA_SOURCES, List.of()),
          all.getOrDefault(Noun.ASSETS, List.of()));
    }
  }

  /**
   * What an asset is called elsewhere.
   *
   * @param id of the asset of that name in the release; null where there is none
   */
  @Schema(
      name = "RelatedAsset",
      examples =
          """
          {"name":"File Server","id":null,"sectors":["General"],"description":"Holds files."}""")
  record RelatedAsset(
      String name, @Nullable String id, List<String> sectors, @Nullable String description) {}

  static ObjectView of(
      AttackObject o, Catalogue release, Attack attack, @Nullable ResolvedFrom from) {
    return new ObjectView(
        o.id(),
        o.stixId(),
        o.name(),
        o.kindWord(),
        release.domain(),
        release.version(),
        o.status().name().toLowerCase(Locale.ROOT),
        o.aliases(),
        o.platforms(),
        DetailsView.of(o, release, attack),
        DetectionView.logSources(o, release),
        Detection.techniques(release, o).stream().map(t -> t.id()).toList(),
        relatedAssets(o, release),
        Relations.of(RelatedView.all(release, o)),
        from);
  }

  private static List<RelatedAsset> relatedAssets(AttackObject asset, Catalogue release) {
    var related = new ArrayList<RelatedAsset>();
    if (asset.details().properties().get("x_mitre_related_assets") instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> map && map.get("name") instanceof String name) {
          related.add(
              new RelatedAsset(
                  name,
                  assetNamed(name, release),
                  map.get("related_asset_sectors") instanceof List<?> sectors
                      ? sectors.stream().map(String::valueOf).toList()
                      : List.of(),
                  map.get("description") instanceof String text ? text : null));
        }
      }
    }
    return related;
  }

  private static @Nullable String assetNamed(String name, Catalogue release) {
    return release.objects(Kind.ASSET).stream()
        .filter(asset -> asset.name().equals(name))
        .map(AttackObject::id)
        .findFirst()
        .orElse(null);
  }
}
