package dev.kasane.attack;

import dev.kasane.attack.BundleReading.Read;
import dev.kasane.attack.BundleReading.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Makes the built-in facts from a release. Run it on a newer one to update them:
 *
 * <pre>FactsGenerator OUTPUT CURRENT-BUNDLE [OLDER-BUNDLE | FORMER-NAMES.tsv]...</pre>
 *
 * <p>Former names are found by comparing with the older bundles (same STIX id, other name) and, for
 * releases that are not at hand, in a table with the columns id and former name. The output is
 * sorted, so that an update reads well as a diff. It holds no sentences, only facts.
 */
final class FactsGenerator {
  private static final List<AttackObject.Kind> KINDS =
      List.of(
          AttackObject.Kind.MITIGATION,
          AttackObject.Kind.MALWARE,
          AttackObject.Kind.TOOL,
          AttackObject.Kind.GROUP);

  private final Catalogue release;
  private final List<String> lines = new ArrayList<>();

  private FactsGenerator(Catalogue release) {
    this.release = release;
  }

  /** Writes the facts; the arguments are those above. */
  public static void main(String... args) throws IOException {
    var more = new ArrayList<Path>();
    for (int i = 2; i < args.length; i++) {
      more.add(Path.of(args[i]));
    }
    Files.writeString(Path.of(args[0]), facts(Path.of(args[1]), more));
  }

  /** The facts as text. */
  static String facts(Path current, List<Path> more) throws IOException {
    Catalogue release = read(current);
    var generator = new FactsGenerator(release);
    generator.release();
    generator.techniques();
    generator.objects();
    for (Path path : more) {
      generator.formerNames(path);
    }
    return "# Facts of MITRE ATT&CK, made by FactsGenerator; see the notice in the README.\n"
        + String.join("\n", generator.sorted())
        + "\n";
  }

  private static Catalogue read(Path path) throws IOException {
    BundleReading reading = AttackLibrary.read(path.toString(), Map.of());
    if (reading instanceof Read read) {
      return read.catalogue();
    }
    throw new IOException(((Unreadable) reading).what());
  }

  /** Things before what is said of them, each kind in order and every line once. */
  private List<String> sorted() {
    var order = List.of("release", "tactic", "matrix", "technique", "object");
    var sorted = new ArrayList<String>();
    for (String kind : order) {
      new TreeSet<>(lines).stream().filter(l -> l.startsWith(kind + "\t")).forEach(sorted::add);
    }
    new TreeSet<>(lines)
        .stream()
            .filter(l -> !order.contains(l.substring(0, l.indexOf('\t'))))
            .forEach(sorted::add);
    return sorted;
  }

  private void add(String... fields) {
    for (int i = 0; i < fields.length; i++) {
      fields[i] = fields[i].replace('\t', ' ').replace('\n', ' ').strip();
    }
    lines.add(String.join("\t", fields));
  }

  private void release() {
    add("release", release.domain(), release.version());
    for (Tactic tactic : release.tactics()) {
      add("tactic", tactic.id(), tactic.shortname(), tactic.name());
      add("matrix", "%02d".formatted(tactic.order()), tactic.id());
    }
  }

  private void techniques() {
    for (Technique t : release.techniques()) {
      String status = t.status().name().toLowerCase(Locale.ROOT);
      add("technique", t.id(), status, t.stixId().replace("attack-pattern--", ""), t.name());
      t.tactics().forEach(tactic -> add("under", t.id(), tactic));
      t.platforms().forEach(platform -> add("platform", t.id(), platform));
      if (t.parentId() != null) {
        add("parent", t.id(), t.parentId());
      }
      String successor = release.index().successorId(t);
      if (successor != null) {
        add("revoked-by", t.id(), successor);
      }
      release.index().capecsOf(t).forEach(capec -> add("capec", t.id(), capec));
    }
  }

  private void objects() {
    for (AttackObject.Kind kind : KINDS) {
      for (AttackObject object : release.objects(kind)) {
        if (object.status() != ObjectStatus.ACTIVE) {
          continue;
        }
        add("object", object.id(), kind.stixType(), object.name());
        object.aliases().forEach(alias -> add("alias", object.id(), alias));
        for (Relation relation : release.outgoing(object.stixId())) {
          relation(object, relation);
        }
      }
    }
  }

  private void relation(AttackObject object, Relation relation) {
    Technique target = release.techniqueByStixId(relation.target());
    boolean told = relation.type().equals("uses") || relation.type().equals("mitigates");
    if (target != null && told) {
      add(relation.type(), object.id(), target.id());
    }
  }

  private void formerNames(Path path) throws IOException {
    if (path.toString().endsWith(".tsv")) {
      for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
        String[] fields = line.split("\t", -1);
        if (fields.length > 1) {
          release.technique(fields[0]).ifPresent(t -> formerName(t, fields[1]));
        }
      }
      return;
    }
    for (Technique then : read(path).techniques()) {
      Technique now = release.techniqueByStixId(then.stixId());
      if (now != null) {
        formerName(now, then.name());
      }
    }
  }

  private void formerName(Technique now, String name) {
    if (!Names.normal(now.name()).equals(Names.normal(name))) {
      add("former-name", now.id(), name);
    }
  }
}
