package dev.kasane.attack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes small bundles by hand, for what no real release shows. */
public final class TinyBundle {
  private final List<String> objects = new ArrayList<>();
  private final String domain;
  private String version = "";

  private TinyBundle(String domain) {
    this.domain = domain;
  }

  public static TinyBundle of(String domain) {
    return new TinyBundle(domain);
  }

  /** Names the version in a collection object, as STIX 2.1 does. */
  public TinyBundle version(String version) {
    this.version = version;
    return object(
        "x-mitre-collection", "x-mitre-collection--1", "'x_mitre_version':'%s'".formatted(version));
  }

  /** A matrix, in the order of these tactics, which are made as well. */
  public TinyBundle tactics(String... idAndShortname) {
    var refs = new ArrayList<String>();
    for (String both : idAndShortname) {
      String[] parts = both.split(" ");
      refs.add("'x-mitre-tactic--%s'".formatted(parts[0]));
      String name = parts[1].replace('-', ' ');
      object(
          "x-mitre-tactic",
          "x-mitre-tactic--" + parts[0],
          "'name':'%s','x_mitre_shortname':'%s',%s".formatted(name, parts[1], reference(parts[0])));
    }
    return object(
        "x-mitre-matrix",
        "x-mitre-matrix--" + objects.size(),
        "'name':'matrix','tactic_refs':[%s],%s"
            .formatted(String.join(",", refs), reference(domain)));
  }

  /** An active technique; its STIX id is made of the word. */
  public TinyBundle technique(String word, String id, String name, String... tactics) {
    return pattern(word, id, name, "'revoked':false", tactics);
  }

  public TinyBundle revoked(String word, String id, String name, String successorWord) {
    pattern(word, id, name, "'revoked':true");
    return relation("revoked-by", stixId(word), stixId(successorWord));
  }

  public TinyBundle deprecated(String word, String id, String name, String... tactics) {
    return pattern(word, id, name, "'x_mitre_deprecated':true", tactics);
  }

  private TinyBundle pattern(
      String word, String id, String name, String status, String... tactics) {
    var phases = new ArrayList<String>();
    for (String tactic : tactics) {
      phases.add("{'kill_chain_name':'mitre-attack','phase_name':'%s'}".formatted(tactic));
    }
    return object(
        "attack-pattern",
        stixId(word),
        "'name':'%s',%s,'kill_chain_phases':[%s],%s"
            .formatted(name, status, String.join(",", phases), reference(id)));
  }

  TinyBundle relation(String type, String from, String to) {
    return object(
        "relationship",
        "relationship--" + objects.size(),
        "'relationship_type':'%s','source_ref':'%s','target_ref':'%s'".formatted(type, from, to));
  }

  /** Any object; apostrophes stand for quotation marks. */
  TinyBundle object(String type, String stixId, String properties) {
    return raw("{'type':'%s','id':'%s',%s}".formatted(type, stixId, properties));
  }

  TinyBundle raw(String object) {
    objects.add(object.replace('\'', '"'));
    return this;
  }

  /** A STIX id of the right length. */
  static String stixId(String word) {
    return "attack-pattern--" + (word + "-00000000-0000-0000-0000-000000000000").substring(0, 36);
  }

  static String reference(String id) {
    return "'external_references':[{'source_name':'mitre-attack','external_id':'%s'}]"
        .formatted(id);
  }

  public String json() {
    return "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[%s]}"
        .formatted(String.join(",\n", objects));
  }

  BundleReading read() {
    return read(json().getBytes(StandardCharsets.UTF_8));
  }

  static BundleReading read(byte[] bytes) {
    return BundleReader.read("tiny-1.0.json", new ByteArrayInputStream(bytes), Map.of());
  }

  public Catalogue catalogue() {
    return ((BundleReading.Read) read()).catalogue();
  }

  /** Nothing else is loaded. */
  public Attack alone() {
    return new Attack(List.of(catalogue()), List.of());
  }

  /** This is the current release, and the others are older. */
  Attack over(TinyBundle... older) {
    return new Attack(
        List.of(catalogue()), List.of(older).stream().map(TinyBundle::catalogue).toList());
  }

  public static byte[] gzip(byte[] plain) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public String toString() {
    return domain + " " + version;
  }
}
