package dev.kasane.api;

import dev.kasane.attack.AttackObject;
import dev.kasane.attack.AttackObject.Kind;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.attack.CleanText;
import dev.kasane.attack.LogSource;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.attack.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A strategy to detect a technique, with its analytics and what these read. */
@Schema(
    name = "DetectionStrategy",
    examples =
        """
        {"id":"DET0001","stixId":"x-mitre-detection-strategy--0001","name":"Detection of it",
        "url":"https://attack.mitre.org/detectionstrategies/DET0001","analytics":[{"id":"AN0001",
        "stixId":"x-mitre-analytic--0001","name":"Analytic 0001","platforms":["Windows"],
        "description":"Look for it.","descriptionText":"Look for it.",
        "logSources":[{"name":"WinEventLog:Sysmon","channel":"EventCode=1",
        "dataComponent":"DC0032","dataComponentName":"Process Creation"}],"mutableElements":[]}]}""")
public record DetectionView(
    String id, String stixId, String name, @Nullable String url, List<Analytic> analytics) {

  /**
   * What to look for on some platforms.
   *
   * @param mutableElements what to adjust to the own network
   */
  @Schema(
      name = "Analytic",
      examples =
          """
          {"id":"AN0001","stixId":"x-mitre-analytic--0001","name":"Analytic 0001",
          "platforms":["Windows"],"description":"Look for it.","descriptionText":"Look for it.",
          "logSources":[],"mutableElements":[{"field":"TimeWindow","description":"How long."}]}""")
  public record Analytic(
      String id,
      String stixId,
      String name,
      List<String> platforms,
      @Nullable String description,
      @Nullable String descriptionText,
      List<LogSourceView> logSources,
      Object mutableElements) {}

  /** A log, what to look for in it, and the data component that it gives. */
  @Schema(
      name = "LogSource",
      examples =
          """
          {"name":"WinEventLog:Sysmon","channel":"EventCode=1","dataComponent":"DC0032",
          "dataComponentName":"Process Creation"}""")
  public record LogSourceView(
      String name,
      @Nullable String channel,
      @Nullable String dataComponent,
      @Nullable String dataComponentName) {}

  static DetectionView of(CatalogueEntry strategy, Catalogue release) {
    var analytics = new ArrayList<Analytic>();
    for (Relation relation : release.outgoing(strategy.stixId())) {
      AttackObject target = release.object(relation.target());
      if (target != null
          && target.kind() == Kind.ANALYTIC
          && target.status() == ObjectStatus.ACTIVE) {
        analytics.add(analytic(target, release));
      }
    }
    analytics.sort(Comparator.comparing(Analytic::id));
    return new DetectionView(
        strategy.id(), strategy.stixId(), strategy.name(), strategy.url(), analytics);
  }

  private static Analytic analytic(AttackObject analytic, Catalogue release) {
    return new Analytic(
        analytic.id(),
        analytic.stixId(),
        analytic.name(),
        analytic.platforms(),
        analytic.description(),
        CleanText.of(analytic.description()),
        logSources(analytic, release),
        analytic.details().properties().getOrDefault("x_mitre_mutable_elements", List.of()));
  }

  static List<LogSourceView> logSources(AttackObject analytic, Catalogue release) {
    var views = new ArrayList<LogSourceView>();
    for (LogSource source : analytic.logSources()) {
      AttackObject component = release.object(source.dataComponent());
      views.add(
          new LogSourceView(
              source.name(),
              source.channel(),
              component == null ? null : component.id(),
              component == null ? null : component.name()));
    }
    return views;
  }
}
