package dev.kasane.update;

import dev.kasane.attack.AttackConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * An address that releases come from.
 *
 * @param text as configured
 */
record Source(String text, Role role) {
  private static final String TAXII = "taxii+";

  enum Role {
    /** Its release is to be current. */
    CURRENT,
    /** Its release is to stand behind. */
    OLDER,
    /** It is asked for newer releases. */
    INDEX
  }

  /** What is configured to be fetched, and where to look if looking is wanted. */
  static List<Source> of(AttackConfig attack, UpdateConfig update, Rhythm rhythm) {
    var sources = new ArrayList<Source>();
    attack.bundles().ifPresent(all -> add(all, Role.CURRENT, sources));
    attack.olderBundles().ifPresent(all -> add(all, Role.OLDER, sources));
    if (!rhythm.off()) {
      add(update.index(), Role.INDEX, sources);
    }
    return sources;
  }

  private static void add(List<String> configured, Role role, List<Source> sources) {
    configured.stream()
        .map(String::strip)
        .filter(AttackConfig::isAddress)
        .map(text -> new Source(text, role))
        .forEach(sources::add);
  }

  boolean taxii() {
    return text.startsWith(TAXII);
  }

  /** The address to ask, over HTTP. */
  URI address() {
    return URI.create(taxii() ? text.substring(TAXII.length()) : text);
  }

  /** The address that a release of it notes; the slash, for a collection's name is no version. */
  String origin() {
    return taxii() && !text.endsWith("/") ? text + "/" : text;
  }

  /** For people, without what may be a secret. */
  String shown() {
    return shown(text);
  }

  static String shown(String address) {
    String plain = address.replaceFirst("//[^/]*@", "//");
    int end = plain.indexOf('?');
    return end < 0 ? plain : plain.substring(0, end);
  }
}
