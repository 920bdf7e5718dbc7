package dev.kasane.api;

import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.attack.Comparison;
import dev.kasane.attack.Comparison.Change;
import dev.kasane.attack.Comparison.Way;
import dev.kasane.attack.Noun;
import dev.kasane.attack.Technique;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two releases of a domain.
 *
 * @param changes by noun: techniques, tactics, mitigations, software, groups, campaigns
 * @param notes what could not be compared, and why
 */
@Schema(
    name = "Comparison",
    examples =
        """
        {"domain":"enterprise-attack","from":"17.1","to":"18.1","changes":{"techniques":{
        "added":[{"id":"T1679","stixId":"attack-pattern--0001","name":"Selective Exclusion",
        "before":null,"after":{"id":"T1679","name":"Selective Exclusion","status":"active",
        "tactics":["defense-evasion"],"parent":null,"objectVersion":"1.0"},"path":[]}],"removed":[],
        "renamed":[],"renumbered":[],"revoked":[],"deprecated":[],"back":[],"moved":[],
        "tacticRenamed":[],"parentChanged":[],"textChanged":[]}},"notes":[]}""")
record ComparisonView(
    String domain, String from, String to, Map<String, Changes> changes, List<String> notes) {

  /**
   * What became of the objects of one noun. An object may stand in several lists.
   *
   * @param revoked with the path to the successor
   * @param back in use again, after it was revoked or deprecated
   * @param moved under other tactics
   * @param tacticRenamed under the same tactics, of which one has another shortname
   * @param textChanged with another description
   */
  @Schema(
      name = "Changes",
      examples =
          """
          {"added":[],"removed":[],"renamed":[],"renumbered":[],"revoked":[],"deprecated":[],
          "back":[],"moved":[],"tacticRenamed":[],"parentChanged":[],"textChanged":[]}""")
  record Changes(
      List<Changed> added,
      List<Changed> removed,
      List<Changed> renamed,
      List<Changed> renumbered,
      List<Changed> revoked,
      List<Changed> deprecated,
      List<Changed> back,
      List<Changed> moved,
      List<Changed> tacticRenamed,
      List<Changed> parentChanged,
      List<Changed> textChanged) {

    static Changes of(Comparison comparison, Noun noun) {
      return new Changes(
          changed(comparison, noun, Way.ADDED),
          changed(comparison, noun, Way.REMOVED),
          changed(comparison, noun, Way.RENAMED),
          changed(comparison, noun, Way.RENUMBERED),
          changed(comparison, noun, Way.REVOKED),
          changed(comparison, noun, Way.DEPRECATED),
          changed(comparison, noun, Way.BACK),
          changed(comparison, noun, Way.MOVED),
          changed(comparison, noun, Way.TACTIC_RENAMED),
          changed(comparison, noun, Way.PARENT_CHANGED),
          changed(comparison, noun, Way.TEXT_CHANGED));
    }
  }

  /**
   * An object that changed.
   *
   * @param before as the earlier release has it; null where it has not
   * @param after as the later release has it; null where it has not
   * @param path of what was revoked: ids from its own to its successor's
   */
  @Schema(
      name = "Changed",
      examples =
          """
          {"id":"T1574.002","stixId":"attack-pattern--e64c62cf-9cd7-4a14-94ec-cdaac43ab44b",
          "name":"DLL Side-Loading","before":{"id":"T1574.002","name":"DLL Side-Loading",
          "status":"active","tactics":["persistence"],"parent":"T1574","objectVersion":"2.0"},
          "after":{"id":"T1574.002","name":"DLL Side-Loading","status":"revoked","tactics":[],
          "parent":null,"objectVersion":"2.0"},"path":["T1574.002","T1574.001"]}""")
  record Changed(
      String id,
      String stixId,
      String name,
      @Nullable State before,
      @Nullable State after,
      List<String> path) {}

  /** An object in one of the releases; tactics and parent are those of techniques. */
  @Schema(
      name = "ChangedState",
      examples =
          """
          {"id":"T1574.001","name":"DLL","status":"active","tactics":["persistence"],
          "parent":"T1574","objectVersion":"2.0"}""")
  record State(
      String id,
      String name,
      String status,
      List<String> tactics,
      @Nullable String parent,
      @Nullable String objectVersion) {}

  static ComparisonView of(Comparison comparison, Catalogue from, Catalogue to, List<Noun> nouns) {
    var changes = new LinkedHashMap<String, Changes>();
    var notes = new ArrayList<String>();
    for (Catalogue release : List.of(from, to)) {
      if (release.isFactsOnly()) {
        notes.add(
            "%s %s is read from the built-in facts: texts are not compared, and of all but techniques only what is in use."
                .formatted(release.domain(), release.version()));
      }
    }
    for (Noun noun : nouns) {
      if (comparison.covers(noun)) {
        changes.put(noun.word(), Changes.of(comparison, noun));
      } else {
        notes.add("The built-in facts hold no %s.".formatted(noun.word().replace('-', ' ')));
      }
    }
    return new ComparisonView(from.domain(), from.version(), to.version(), changes, notes);
  }

  private static List<Changed> changed(Comparison comparison, Noun noun, Way way) {
    return comparison.changes(noun, way).stream().map(ComparisonView::changed).toList();
  }

  private static Changed changed(Change change) {
    CatalogueEntry entry = change.entry();
    return new Changed(
        entry.id(),
        entry.stixId(),
        entry.name(),
        state(change.before()),
        state(change.after()),
        change.path());
  }

  private static @Nullable State state(@Nullable CatalogueEntry entry) {
    if (entry == null) {
      return null;
    }
    return new State(
        entry.id(),
        entry.name(),
        entry.status().name().toLowerCase(Locale.ROOT),
        entry instanceof Technique technique ? technique.tactics() : List.of(),
        entry instanceof Technique technique ? technique.parentId() : null,
        entry.details().version());
  }
}
