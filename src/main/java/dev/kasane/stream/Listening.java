package dev.kasane.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one listener has yet to hear. A record is the whole case, so of a case that changes faster
 * than the listener hears only the newest is kept; the memory is bounded, and who falls too far
 * behind is told so.
 */
public final class Listening implements AutoCloseable {
  private static final long MOST_CHARACTERS = 16_000_000;

  private final @Nullable String caseId;
  private final Runnable wake;
  private final Consumer<Listening> leave;
  private final Map<String, Published> waiting = new LinkedHashMap<>();
  private long characters;
  private boolean over;

  Listening(@Nullable String caseId, Runnable wake, Consumer<Listening> leave) {
    this.caseId = caseId;
    this.wake = wake;
    this.leave = leave;
  }

  /**
   * A record of the topic of cases.
   *
   * @param id partition and offset
   * @param json the record as it was published
   */
  public record Published(String caseId, String id, String json) {}

  boolean wants(String changed) {
    return caseId == null || caseId.equals(changed);
  }

  void offer(Published published) {
    synchronized (waiting) {
      Published before = waiting.remove(published.caseId());
      characters -= before == null ? 0 : before.json().length();
      characters += published.json().length();
      waiting.put(published.caseId(), published);
      if (characters > MOST_CHARACTERS) {
        over = true;
        waiting.clear();
        characters = 0;
      }
    }
    wake();
  }

  void wake() {
    wake.run();
  }

  /** The next record; null where there is none at the moment. */
  public @Nullable Published next() {
    synchronized (waiting) {
      var first = waiting.values().iterator();
      if (!first.hasNext()) {
        return null;
      }
      Published published = first.next();
      first.remove();
      characters -= published.json().length();
      return published;
    }
  }

  /** Whether it is over: records were left out because too much was waiting, or the feed ends. */
  public boolean over() {
    synchronized (waiting) {
      return over;
    }
  }

  /** Nothing more is to be heard. */
  void end() {
    synchronized (waiting) {
      over = true;
    }
    wake();
  }

  @Override
  public void close() {
    leave.accept(this);
  }
}
