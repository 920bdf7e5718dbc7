package dev.kasane.update;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of the looks for newer releases since the start.
 *
 * @param mode {@code off}, {@code auto} or the interval
 * @param lastCheck when the last look ended
 * @param lastSuccess when the last one ended of which nothing failed
 * @param lastFailure what failed last
 * @param nextCheck when the next one is due; null where none is
 * @param sources each address with what came of it
 */
public record Updates(
    String mode,
    @Nullable Instant lastCheck,
    @Nullable Instant lastSuccess,
    @Nullable Failure lastFailure,
    @Nullable Instant nextCheck,
    List<Asked> sources) {

  /** What came of asking a source. */
  public enum Outcome {
    /** A release came and is in its place. */
    UPDATED,
    /** Nothing is new. */
    UNCHANGED,
    /** What is loaded is as it was. */
    FAILED;

    /** In lower case, as metrics and REST show it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A failure.
   *
   * @param what is wrong, one sentence for a person
   */
  public record Failure(Instant at, String source, String what) {
    String text() {
      return "%s: %s: %s".formatted(at, source, what);
    }
  }

  /**
   * A source, and what came of asking it last.
   *
   * @param outcome {@code updated}, {@code unchanged} or {@code failed}
   * @param what is wrong; null where nothing is
   */
  public record Asked(String source, Instant at, String outcome, @Nullable String what) {}

  /** No look was taken yet. */
  static Updates none(String mode) {
    return new Updates(mode, null, null, null, null, List.of());
  }

  /** After a look. */
  Updates after(List<Asked> asked, Instant now) {
    Failure failure = null;
    for (Asked each : asked) {
      if (each.what != null && failure == null) {
        failure = new Failure(each.at, each.source, each.what);
      }
    }
    return new Updates(
        mode,
        now,
        failure == null ? now : lastSuccess,
        failure == null ? lastFailure : failure,
        null,
        asked);
  }

  Updates next(@Nullable Instant then) {
    return new Updates(mode, lastCheck, lastSuccess, lastFailure, then, sources);
  }
}
