package dev.kasane.attack;

/** What reading a bundle gave. */
public sealed interface BundleReading {
  /** A release. */
  record Read(Catalogue catalogue) implements BundleReading {}

  /**
   * No release.
   *
   * @param source the file or address
   * @param what what is wrong and where, one sentence for a person
   */
  record Unreadable(String source, String what) implements BundleReading {}
}
