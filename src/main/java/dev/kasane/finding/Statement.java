package dev.kasane.finding;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a handler says of a case, where a detection would say what it saw. It travels as a finding,
 * so it is ordered, replayed, corrected by a higher version and taken back by a retraction like
 * one. Which of two statements holds is decided by the times that they state, never by when they
 * arrived.
 *
 * <p>Its JSON form here is the one that is stored; the one on the wire is read by {@code
 * StatementReader}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Statement.Decision.class, name = "decision"),
  @JsonSubTypes.Type(value = Statement.Facts.class, name = "facts"),
  @JsonSubTypes.Type(value = Statement.Merge.class, name = "merge")
})
public sealed interface Statement {
  /** Who says it. */
  @Nullable String by();

  /** Why. */
  @Nullable String reason();

  /**
   * A decision on the techniques that its finding claims. It overrides all findings of the case,
   * until a later one overrides it.
   *
   * @param seenAt when the technique was used, where no finding says so
   */
  record Decision(Verdict verdict, String by, String reason, @Nullable Instant seenAt)
      implements Statement {}

  /** Facts of the case; each overrides what was said of it before. */
  record Facts(@Nullable String by, @Nullable String reason, List<FactSaid> facts)
      implements Statement {}

  /**
   * The case is part of another: all that was said and will be said of it is said of that one.
   *
   * @param mergedInto the other case
   */
  record Merge(@Nullable String by, @Nullable String reason, String mergedInto)
      implements Statement {}

  /** What is decided on a technique. */
  enum Verdict {
    /** It was used: the findings are right. */
    CONFIRM("confirm", FindingStatus.CONFIRMED),
    /** It was not used. */
    RULE_OUT("rule-out", FindingStatus.RULED_OUT),
    /** Nothing is decided any more: earlier decisions are taken back. */
    REOPEN("reopen", FindingStatus.SUSPECTED),
    /** It was used, though no finding says so. */
    ADD("add", FindingStatus.CONFIRMED);

    private final String word;
    private final FindingStatus status;

    Verdict(String word, FindingStatus status) {
      this.word = word;
      this.status = status;
    }

    /** The word on the wire. */
    @JsonValue
    public String word() {
      return word;
    }

    /** What a finding that decides so says of its techniques; of no weight for a reopening. */
    public FindingStatus status() {
      return status;
    }

    /** The verdict of that word; empty where there is none. */
    public static Optional<Verdict> of(String word) {
      for (Verdict verdict : values()) {
        if (verdict.word.equals(word)) {
          return Optional.of(verdict);
        }
      }
      return Optional.empty();
    }
  }
}
