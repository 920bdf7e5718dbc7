package dev.kasane.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One release of one domain, complete and immutable. */
public final class Catalogue {
  private static final int LONGEST_TACTIC = 100;

  /** Two are known; a chain that does not end here is no better than a circle. */
  static final int MOST_HOPS = 50;

  private static final Comparator<AttackObject> BY_ID =
      Comparator.comparing(AttackObject::id)
          .thenComparing(AttackObject::status)
          .thenComparing(AttackObject::stixId);

  private final Release release;
  private final List<Tactic> tactics;
  private final Map<String, Tactic> tacticsByWord = new HashMap<>();
  private final TechniqueIndex index;
  private final Map<String, AttackObject> objects = new HashMap<>();
  private final Map<String, AttackObject> objectsById = new HashMap<>();
  private final Map<AttackObject.Kind, List<AttackObject>> objectsByKind =
      new EnumMap<>(AttackObject.Kind.class);
  private final Map<String, List<Relation>> outgoing = new HashMap<>();
  private final Map<String, List<Relation>> incoming = new HashMap<>();
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
    this.tactics = List.copyOf(tactics);
    this.index = index;
    this.warnings = warnings;
    for (Tactic tactic : tactics) {
      tacticsByWord.putIfAbsent(Names.normal(tactic.id()), tactic);
      tacticsByWord.putIfAbsent(Names.normal(tactic.shortname()), tactic);
      tacticsByWord.putIfAbsent(Names.normal(tactic.name()), tactic);
      tacticsByWord.putIfAbsent(tactic.shortname(), tactic);
      // DefenseEvasion, as Microsoft's products say
      tacticsByWord.putIfAbsent(joined(tactic.shortname()), tactic);
    }
    for (AttackObject object : sorted(objects)) {
      this.objects.put(object.stixId(), object);
      // mitigations and data sources of old bear ids of techniques; who is active comes first
      objectsById.putIfAbsent(object.id().toUpperCase(Locale.ROOT), object);
      objectsByKind.computeIfAbsent(object.kind(), k -> new ArrayList<>()).add(object);
    }
    for (Relation relation : relations) {
      outgoing.computeIfAbsent(relation.source(), s -> new ArrayList<>(2)).add(relation);
      incoming.computeIfAbsent(relation.target(), t -> new ArrayList<>(2)).add(relation);
    }
    index.all().forEach(t -> mitigationIds.put(t.stixId(), mitigations(t)));
  }

  private static List<AttackObject> sorted(List<AttackObject> objects) {
    var sorted = new ArrayList<>(objects);
    sorted.sort(BY_ID);
    return sorted;
  }

  private List<String> mitigations(Technique technique) {
    var ids = new TreeSet<String>();
    for (Relation relation : incoming(technique.stixId())) {
      AttackObject source = objects.get(relation.source());
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
    return tactics;
  }

  /** The tactic of that shortname, name or id, in any case. */
  public Optional<Tactic> tactic(String word) {
    Tactic tactic = tacticsByWord.get(word);
    if (tactic == null && word.length() <= LONGEST_TACTIC) {
      tactic = tacticsByWord.get(Names.normal(word));
    }
    if (tactic == null && word.length() <= LONGEST_TACTIC) {
      tactic = tacticsByWord.get(joined(word));
    }
    return Optional.ofNullable(tactic);
  }

  private static String joined(String word) {
    return Names.normal(word).replace(" ", "");
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
    return Collections.unmodifiableList(objectsByKind.getOrDefault(kind, List.of()));
  }

  /** Objects of all kinds that a noun stands for, by id; of the same id those in use first. */
  List<CatalogueEntry> objects(Noun noun) {
    return objectsByKind.entrySet().stream()
        .filter(objects -> objects.getKey().noun() == noun)
        .flatMap(objects -> objects.getValue().stream())
        .sorted(BY_ID)
        .<CatalogueEntry>map(object -> object)
        .toList();
  }

  /** The object of that id, such as {@code M1030}, in any case, that is no technique. */
  public Optional<AttackObject> objectById(String id) {
    return Optional.ofNullable(objectsById.get(id.toUpperCase(Locale.ROOT)));
  }

  /** The object of that STIX id that is no technique. */
  public @Nullable AttackObject object(String stixId) {
    return objects.get(stixId);
  }

  /** The technique of that STIX id. */
  public @Nullable Technique techniqueByStixId(String stixId) {
    return index.byStixId(stixId);
  }

  /** Whatever has that STIX id; null where it is not there. */
  public @Nullable CatalogueEntry entry(String stixId) {
    Technique technique = index.byStixId(stixId);
    return technique != null ? technique : objects.get(stixId);
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
    return outgoing.getOrDefault(stixId, List.of());
  }

  /** Relationships that end at the object. */
  public List<Relation> incoming(String stixId) {
    return incoming.getOrDefault(stixId, List.of());
  }

  TechniqueIndex index() {
    return index;
  }
}
