package dev.kasane.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a technique can be seen. Since release 18 a detection strategy holds analytics, and those
 * name data components; before, data components detect a technique themselves.
 *
 * @param strategies active ones, by id
 * @param analytics active ones, by id
 * @param dataComponents active ones, by id
 */
public record Detection(
    List<AttackObject> strategies,
    List<AttackObject> analytics,
    List<AttackObject> dataComponents) {

  /** What a release says of a technique of its own; empty lists where it says nothing. */
  public static Detection of(Catalogue release, Technique technique) {
    Set<AttackObject> seen = new LinkedHashSet<>();
    for (Relation relation : release.incoming(technique.stixId())) {
      if (relation.type().equals("detects")) {
        add(seen, release.object(relation.source()));
      }
    }
    // first the analytics of the strategies, then the data components of the analytics
    for (int step = 0; step < 2; step++) {
      for (AttackObject from : List.copyOf(seen)) {
        for (Relation relation : release.outgoing(from.stixId())) {
          add(seen, release.object(relation.target()));
        }
      }
    }
    return new Detection(
        of(seen, AttackObject.Kind.DETECTION_STRATEGY),
        of(seen, AttackObject.Kind.ANALYTIC),
        of(seen, AttackObject.Kind.DATA_COMPONENT));
  }

  /**
   * The active techniques that an object has to do with, by id: directly, and, of what strategies
   * are made of, those that the strategies detect.
   */
  public static List<Technique> techniques(Catalogue release, AttackObject object) {
    Set<AttackObject> at = new LinkedHashSet<>(List.of(object));
    Set<Technique> techniques = new LinkedHashSet<>();
    // a data source has components, which analytics read, which strategies use
    for (int step = 0; step < 4; step++) {
      for (AttackObject one : List.copyOf(at)) {
        for (Relation relation : release.outgoing(one.stixId())) {
          add(techniques, release.techniqueByStixId(relation.target()));
        }
        for (Relation relation : release.incoming(one.stixId())) {
          add(techniques, release.techniqueByStixId(relation.source()));
          if (isPart(relation)) {
            add(at, release.object(relation.source()));
          }
        }
      }
    }
    return techniques.stream().sorted(Comparator.comparing(Technique::id)).toList();
  }

  /** Whether the source holds a reference to the target, instead of a relationship between them. */
  private static boolean isPart(Relation relation) {
    return relation.type().endsWith("_ref") || relation.type().endsWith("_refs");
  }

  private static void add(Set<Technique> seen, @Nullable Technique technique) {
    if (technique != null && technique.status() == ObjectStatus.ACTIVE) {
      seen.add(technique);
    }
  }

  private static void add(Set<AttackObject> seen, @Nullable AttackObject object) {
    if (object != null && object.status() == ObjectStatus.ACTIVE) {
      seen.add(object);
    }
  }

  private static List<AttackObject> of(Set<AttackObject> seen, AttackObject.Kind kind) {
    var found = new ArrayList<AttackObject>();
    for (AttackObject object : seen) {
      if (object.kind() == kind) {
        found.add(object);
      }
    }
    found.sort(Comparator.comparing(AttackObject::id));
    return List.copyOf(found);
  }
}
