package dev.kasane.update;

import dev.kasane.attack.Catalogue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release and where it is to be had, or was had.
 *
 * @param domain such as {@code enterprise-attack}
 * @param version such as {@code 18.1}
 */
record Offer(String domain, String version, String address) {
  private static final String DOMAIN = "[a-z][a-z0-9-]{0,60}?";
  private static final String VERSION = "\\d[0-9a-z.-]{0,19}|unknown";
  private static final Pattern FILE =
      Pattern.compile("(" + DOMAIN + ")-(" + VERSION + ")\\.json(?:\\.gz)?");

  /** Whether both can be part of a file's name; what comes from elsewhere may hold anything. */
  boolean named() {
    return domain.matches(DOMAIN) && version.matches(VERSION);
  }

  String fileName() {
    return domain + "-" + version + ".json.gz";
  }

  /** What a file of that name holds, by the way in which the releases are named. */
  static Optional<Offer> ofFile(String name, String address) {
    Matcher file = FILE.matcher(name);
    return file.matches()
        ? Optional.of(new Offer(file.group(1), file.group(2), address))
        : Optional.empty();
  }

  static Offer of(Catalogue catalogue, String address) {
    return new Offer(catalogue.domain(), catalogue.version(), address);
  }

  boolean is(Catalogue catalogue) {
    return domain.equals(catalogue.domain()) && version.equals(catalogue.version());
  }

  @Override
  public String toString() {
    return domain + " " + version;
  }
}
