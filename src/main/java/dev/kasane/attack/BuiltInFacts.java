package dev.kasane.attack;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The facts of one Enterprise release that Kasane carries, so that a machine without internet works
 * at once. A resource of lines, one fact each, the fields parted by tabs: first what it is, then of
 * what, then the fact. Made by {@link FactsGenerator}.
 */
final class BuiltInFacts {
  static final String RESOURCE = "/attack/enterprise-attack.tsv";
  private static final String MATRIX = "Enterprise ATT&CK";
  static final String SOURCE = "built-in facts";

  private BuiltInFacts() {}

  /** The catalogue of the built-in facts. */
  static Catalogue read() {
    byte[] bytes = bytes();
    return read(bytes, formerNames(bytes));
  }

  /** Names that techniques had before, by id; they hold for a bundle of any release as well. */
  static Map<String, List<String>> formerNames() {
    return formerNames(bytes());
  }

  static Catalogue read(byte[] bytes, Map<String, List<String>> formerNames) {
    long start = System.nanoTime();
    var parsing = new Parsing();
    lines(bytes, parsing::line);
    var builder = new CatalogueBuilder(parsing.all(), formerNames);
    return builder.build(parsing.domain, parsing.version, SOURCE, sha256(bytes), start);
  }

  private static Map<String, List<String>> formerNames(byte[] bytes) {
    var names = new HashMap<String, List<String>>();
    lines(
        bytes,
        fields -> {
          if (fields[0].equals("former-name")) {
            names.computeIfAbsent(fields[1], id -> new ArrayList<>(1)).add(fields[2]);
          }
        });
    return names;
  }

  private static byte[] bytes() {
    try (InputStream in = BuiltInFacts.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + RESOURCE + " is not in this build");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void lines(byte[] bytes, Consumer<String[]> each) {
    var reader =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
    reader
        .lines()
        .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
        .forEach(line -> each.accept(line.split("\t", -1)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Turns lines back into the objects that a bundle would hold. */
  private static final class Parsing {
    private final Map<String, Draft> byId = new LinkedHashMap<>();
    private final List<Draft> relations = new ArrayList<>();
    private final Draft matrix = new Draft();
    private String domain = "";
    private String version = BundleVersion.UNKNOWN;

    void line(String[] f) {
      switch (f[0]) {
        case "release" -> {
          domain = f[1];
          version = f[2];
          matrix.type = Draft.MATRIX;
          matrix.stixId = domain;
          matrix.id = domain;
          matrix.name = MATRIX;
        }
        case "tactic" -> {
          Draft tactic = object(f[1], Draft.TACTIC, f[3]);
          tactic.shortname = f[2];
        }
        case "matrix" -> matrix.tacticRefs = Draft.with(matrix.tacticRefs, f[2]);
        case "technique" -> technique(f);
        case "under" -> get(f[1]).tactics = Draft.with(get(f[1]).tactics, f[2]);
        case "platform" -> get(f[1]).platforms = Draft.with(get(f[1]).platforms, f[2]);
        case "capec" -> get(f[1]).capecs = Draft.with(get(f[1]).capecs, f[2]);
        case "object" -> object(f[1], f[2], f[3]);
        case "alias" -> get(f[1]).aliases = Draft.with(get(f[1]).aliases, f[2]);
        case "former-name" -> {
          // read by formerNames
        }
        case "parent" -> relation("subtechnique-of", f[1], f[2]);
        case "revoked-by", "mitigates", "uses" -> relation(f[0], f[1], f[2]);
        default -> throw new IllegalStateException("Unknown fact: " + f[0]);
      }
    }

    private void technique(String[] f) {
      Draft draft = object(f[1], Draft.TECHNIQUE, f[4]);
      draft.stixId = "attack-pattern--" + f[3];
      draft.revoked = f[2].equals("revoked");
      draft.deprecated = f[2].equals("deprecated");
      draft.url = "https://attack.mitre.org/techniques/" + f[1].replace('.', '/');
    }

    private Draft object(String id, String type, String name) {
      var draft = new Draft();
      draft.type = type;
      draft.id = id;
      draft.stixId = id;
      draft.name = name;
      byId.put(id, draft);
      return draft;
    }

    private Draft get(String id) {
      Draft draft = byId.get(id);
      if (draft == null) {
        throw new IllegalStateException("A fact about " + id + " stands before it");
      }
      return draft;
    }

    private void relation(String type, String from, String to) {
      var draft = new Draft();
      draft.type = Draft.RELATIONSHIP;
      draft.relation = type;
      draft.source = from;
      draft.target = to;
      relations.add(draft);
    }

    List<Draft> all() {
      for (Draft relation : relations) {
        relation.source = get(String.valueOf(relation.source)).stixId;
        relation.target = get(String.valueOf(relation.target)).stixId;
      }
      var all = new ArrayList<>(byId.values());
      all.add(matrix);
      all.addAll(relations);
      return all;
    }
  }
}
