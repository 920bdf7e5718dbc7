package dev.kasane.update;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A release could not be had; the message is one sentence for a person. */
final class Failed extends Exception {
  private static final long serialVersionUID = 1;

  private final transient @Nullable Instant notBefore;

  Failed(String what) {
    this(what, null);
  }

  /** With the moment before which the server wants no other question. */
  Failed(String what, @Nullable Instant notBefore) {
    super(what);
    this.notBefore = notBefore;
  }

  /** The same, of one of several releases. */
  Failed of(Offer release) {
    return new Failed(release + ": " + getMessage(), notBefore);
  }

  Optional<Instant> notBefore() {
    return Optional.ofNullable(notBefore);
  }
}
