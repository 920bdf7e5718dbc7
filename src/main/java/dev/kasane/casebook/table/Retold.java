package dev.kasane.casebook.table;

import dev.kasane.attack.Attack;
import dev.kasane.casebook.Cases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Cases that the casebook told under other releases than those asked for, told in memory under
 * these from their findings. One of them holds as long as the case keeps its revision.
 */
final class Retold {
  private final Attack attack;
  private final Words words;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(long revision, CaseLine line) {}

  Retold(Attack attack, Words words) {
    this.attack = attack;
    this.words = words;
  }

  /** Whether a case that was told with this fingerprint needs not be told again. */
  boolean fits(String resolvedWith) {
    return attack.fingerprint().equals(resolvedWith);
  }

  /** The line of the case at that revision; null where it is to be told yet. */
  @Nullable CaseLine line(String caseId, long revision) {
    Kept line = kept.get(caseId);
    return line != null && line.revision == revision ? line.line : null;
  }

  /** Tells cases as they stand in what the connection sees. */
  void tell(Connection connection, Collection<String> caseIds) throws SQLException {
    Cases.sketches(connection, caseIds, attack)
        .forEach(
            (id, whole) -> kept.put(id, new Kept(whole.revision(), words.line(whole.sketch()))));
  }

  /** The case stands as the casebook told it, or stands by itself no more. */
  void forget(String caseId) {
    kept.remove(caseId);
  }

  int size() {
    return kept.size();
  }
}
