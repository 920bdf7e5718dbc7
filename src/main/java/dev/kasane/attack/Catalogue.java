package dev.kasane.attack;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One release of one domain, complete and immutable. */
public final class Catalogue {
  /** Two are known; a chain that does not end here is no better than a circle. */
  static final int MOST_HOPS = 50;

  private final Release release;
  private final TacticIndex tactics;
  private final TechniqueIndex index;
  private final ObjectIndex objects;
  private final Map<String, List<String>> mitigationIds = new HashMap<>();
  private final List<String> warnings;

  /**
   * What a catalogue is of.
   *
   * @param source the file, the address, or the built-in facts
   * @param fingerprint SHA-256 of what was read
   * @param loadMillis how long loading took
   */
  record Release(
      String domain, String version, String source, String fingerprint, long loadMillis) {}

  Catalogue(
      Release release,
      List<Tactic> tactics,
      TechniqueIndex index,
      List<AttackObject> objects,
      List<Relation> relations,
      List<String> warnings) {
    this.release = release;
    this.tactics = new TacticIndex(tactics);
    this.index = index;
    this.objects = new ObjectIndex(objects, relations);
    this.warnings = warnings;
    index.all().forEach(t -> mitigationIds.put(t.stixId(), mitigations(t)));
  }

  private List<String> mitigations(Technique technique) {
    var ids = new TreeSet<String>();
    for (Relation relation : incoming(technique.stixId())) {
      AttackObject source = objects.byStixId(relation.source());
      if (relation.type().equals("mitigates")
          && source != null
          && source.kind() == AttackObject.Kind.MITIGATION
          && source.status() == ObjectStatus.ACTIVE) {
        ids.add(source.id());
      }
    }
    return List.copyOf(ids);
  }

  /** Such as {@code enterprise-attack}. */
  public String domain() {
    return release.domain;
  }

  /** Such as {@code 18.1}; {@code unknown} where nothing tells. */
  public String version() {
    return release.version;
  }

  /** The file, the address, or the built-in facts. */
  public String source() {
    return release.source;
  }

  /** Identifies what was loaded: SHA-256 of what was read, in hexadecimal digits. */
  public String fingerprint() {
    return release.fingerprint;
  }

  /** How long loading took, in milliseconds. */
  public long loadMillis() {
    return release.loadMillis;
  }

  /** What is odd about it, one line a kind. */
  public List<String> warnings() {
    return warnings;
  }

  /** The tactics in the order of the matrix. */
  public List<Tactic> tactics() {
    return tactics.all();
  }

  /** The tactic of that shortname, name or id, in any case. */
  public Optional<Tactic> tactic(String word) {
    return Optional.ofNullable(tactics.called(word));
  }

  /** All techniques, also revoked and deprecated ones, by id. */
  public List<Technique> techniques() {
    return index.all();
  }

  /** The technique of that id, in any case and of any status. */
  public Optional<Technique> technique(String id) {
    return Optional.ofNullable(index.byId(id));
  }

  /** The active sub-techniques of a technique, by id. */
  public List<Technique> subTechniques(String id) {
    return index.children(id);
  }

  /** Names that the technique had in releases before. */
  public List<String> formerNames(String id) {
    return index.formerNames(id);
  }

  /** Ids of the active mitigations of a technique, sorted. */
  public List<String> mitigationIds(String techniqueId) {
    Technique technique = index.byId(techniqueId);
    return technique == null
        ? List.of()
        : mitigationIds.getOrDefault(technique.stixId(), List.of());
  }

  /** Objects of one kind, by id. */
  public List<AttackObject> objects(AttackObject.Kind kind) {
    return objects.of(kind);
  }

  /** Objects of all kinds that a noun stands for, by id; of the same id those in use first. */
  List<CatalogueEntry> objects(Noun noun) {
    return objects.of(noun);
  }

  /** The object of that id, such as {@code M1030}, in any case, that is no technique. */
  public Optional<AttackObject> objectById(String id) {
    return Optional.ofNullable(objects.byId(id));
  }

  /** The object of that STIX id that is no technique. */
  public @Nullable AttackObject object(String stixId) {
    return objects.byStixId(stixId);
  }

  /** The technique of that STIX id. */
  public @Nullable Technique techniqueByStixId(String stixId) {
    return index.byStixId(stixId);
  }

  /** Whatever has that STIX id; null where it is not there. */
  public @Nullable CatalogueEntry entry(String stixId) {
    Technique technique = index.byStixId(stixId);
    return technique != null ? technique : objects.byStixId(stixId);
  }

  /** The active techniques and sub-techniques of a tactic, by id. */
  public List<Technique> techniquesUnder(Tactic tactic) {
    return index.all().stream()
        .filter(t -> t.status() == ObjectStatus.ACTIVE)
        .filter(t -> t.tactics().contains(tactic.shortname()))
        .toList();
  }

  /** The ids of the CAPEC entries that the technique names, sorted. */
  public List<String> capecs(Technique technique) {
    return index.capecsOf(technique);
  }

  /**
   * Whether these are the built-in facts: no texts, and of all but techniques only what is in use,
   * under ATT&amp;CK's ids.
   */
  public boolean isFactsOnly() {
    return release.source.equals(BuiltInFacts.SOURCE);
  }

  /**
   * Along {@code revoked-by}, all hops, from the object to the one in its place; only itself where
   * it was not revoked. Ends where it would run in a circle, and at {@value #MOST_HOPS} hops.
   */
  public List<CatalogueEntry> successors(CatalogueEntry entry) {
    var path = new LinkedHashMap<String, CatalogueEntry>();
    for (CatalogueEntry at = entry; at != null; at = successor(at)) {
      if (path.putIfAbsent(at.stixId(), at) != null || path.size() > MOST_HOPS) {
        break;
      }
    }
    return List.copyOf(path.values());
  }

  private @Nullable CatalogueEntry successor(CatalogueEntry entry) {
    if (entry.status() == ObjectStatus.REVOKED) {
      for (Relation relation : outgoing(entry.stixId())) {
        if (relation.type().equals("revoked-by")) {
          return entry(relation.target());
        }
      }
    }
    return null;
  }

  /** Relationships that begin at the object. */
  public List<Relation> outgoing(String stixId) {
    return objects.outgoing(stixId);
  }

  /** Relationships that end at the object. */
  public List<Relation> incoming(String stixId) {
    return objects.incoming(stixId);
  }

  TechniqueIndex index() {
    return index;
  }
}
