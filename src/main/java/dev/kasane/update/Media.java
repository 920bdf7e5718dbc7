package dev.kasane.update;

import java.util.Locale;
import java.util.Set;

/**
 * What an answer may be.
 *
 * @param accept what is asked for
 * @param types that will do
 */
record Media(String accept, Set<String> types) {
  /** Bundles and indexes. Raw files of a repository come as plain text. */
  static final Media JSON =
      new Media(
          "application/json, application/gzip;q=0.9, */*;q=0.1",
          Set.of(
              "application/json",
              "application/stix+json",
              "application/gzip",
              "application/x-gzip",
              "application/octet-stream",
              "binary/octet-stream",
              "text/plain",
              ""));

  /** TAXII, which demands that its type is asked for and given. */
  static final Media TAXII =
      new Media("application/taxii+json;version=2.1", Set.of("application/taxii+json"));

  /** Whether a Content-Type will do; a version that it names must be the one asked for. */
  boolean takes(String contentType) {
    String text = contentType.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
    int end = text.indexOf(';');
    boolean fits = types.contains(end < 0 ? text : text.substring(0, end));
    return fits && (!text.contains(";version=") || text.contains(";version=2.1"));
  }
}
