package dev.kasane.casebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.casebook.CaseRows.Whole;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Records to be published, in order. They are made while they are read, since a batch of them can
 * be large; so it can be read again after a failure.
 *
 * @param kind which topic they belong to
 */
public record Publication(Kind kind, Iterable<Message> messages) {
  /** A topic. */
  public enum Kind {
    CASES,
    COUNTS
  }

  /** Key and value of a record. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Message(String key, byte[] value) {}

  static <T> Publication of(Kind kind, Collection<T> things, Function<T, Message> made) {
    return new Publication(kind, () -> things.stream().map(made).iterator());
  }

  static Publication counts(List<CountRecord> counts, ObjectMapper json) {
    return of(
        Kind.COUNTS,
        counts,
        count -> {
          try {
            return new Message(count.key(), json.writeValueAsBytes(count));
          } catch (JsonProcessingException e) {
            throw new IllegalStateException("A count could not be written", e);
          }
        });
  }

  /** Cases as they stand in the database. */
  static Publication cases(Map<String, Whole> cases, Attack attack, CaseTeller teller) {
    return of(
        Kind.CASES,
        cases.entrySet(),
        entry -> {
          Whole whole = entry.getValue();
          var state = CaseState.of(whole.place(), whole.findings().values(), attack);
          var told =
              teller.tell(entry.getKey(), whole.revision(), whole.updatedAt(), state, attack);
          return new Message(entry.getKey(), told.bytes());
        });
  }
}
