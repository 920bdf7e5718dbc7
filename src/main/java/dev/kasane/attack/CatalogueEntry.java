package dev.kasane.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Anything in a release that relationships can lead to. */
public sealed interface CatalogueEntry permits Technique, AttackObject {
  /** Such as {@code T1059.001} or {@code M1030}; the STIX id where ATT&amp;CK gives no other. */
  String id();

  /** Stays the same where the id changes. The built-in facts know only those of techniques. */
  String stixId();

  /** Its name; its id where it has none. */
  String name();

  /** The word for its kind on the wire, such as {@code technique} or {@code group}. */
  String kindWord();

  /** Where it is used; empty where the release does not say. */
  List<String> platforms();

  /** Whether it is in use. */
  ObjectStatus status();

  /** What it says of itself. */
  Details details();

  /** Markdown with citation marks; null where there is none. */
  default @Nullable String description() {
    return details().description();
  }

  /** Its page; null where there is none. */
  default @Nullable String url() {
    return details().url();
  }
}
