package dev.kasane.casebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.Applying.Applied;
import dev.kasane.casebook.UnpublishedRows.Pending;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Hands on what is committed, in an order that holds also beside other instances. */
final class Publishing {
  /** Guards the order of count records; no stripe has this number. */
  private static final BitSet COUNTS = BitSet.valueOf(new long[] {});

  static {
    COUNTS.set(Stripes.COUNT);
  }

  /** Cases whose findings are read together. */
  private static final int READ_AT_ONCE = 250;

  private final AttackLibrary library;
  private final CaseTeller teller;
  private final ObjectMapper json;

  Publishing(AttackLibrary library, CaseTeller teller, ObjectMapper json) {
    this.library = library;
    this.teller = teller;
    this.json = json;
  }

  /**
   * What a batch has changed, whose locks are still held, and which are given back. From here on
   * the batch is committed: a failure of PostgreSQL must not make it applied anew.
   *
   * @return false where it did not come to its end; {@link #pending} makes up for it
   */
  boolean applied(
      Connection connection, Applied applied, BitSet stripes, Consumer<Publication> publisher) {
    publisher.accept(applied.publication(teller));
    try {
      counts(connection, applied.countKeys(), publisher);
      // only a session that held its locks all the time can vouch for the order
      if (!Stripes.unlock(connection, stripes)) {
        return false;
      }
      UnpublishedRows.delete(connection, applied.pending());
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Reads the counts while no other instance can publish newer ones. */
  private void counts(Connection connection, List<String> keys, Consumer<Publication> publisher)
      throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    Stripes.lock(connection, COUNTS);
    var counts = CountRows.read(connection, keys, library.attack());
    publisher.accept(Publication.counts(counts, json));
    Stripes.unlock(connection, COUNTS);
  }

  /** What batches have left behind. */
  void pending(Connection connection, Consumer<Publication> publisher) throws SQLException {
    for (Pending pending : UnpublishedRows.read(connection)) {
      var stripes = Stripes.of(pending.caseIds());
      Stripes.lock(connection, stripes);
      cases(connection, pending.caseIds(), publisher);
      counts(connection, pending.countKeys(), publisher);
      UnpublishedRows.delete(connection, pending.batch());
      if (!Stripes.unlock(connection, stripes)) {
        throw new SQLException("The session lost its locks while it published");
      }
    }
  }

  /** Some at a time, for together they may hold more findings than memory has room for. */
  private void cases(Connection connection, List<String> caseIds, Consumer<Publication> publisher)
      throws SQLException {
    Attack attack = library.attack();
    for (int from = 0; from < caseIds.size(); from += READ_AT_ONCE) {
      var some = caseIds.subList(from, Math.min(caseIds.size(), from + READ_AT_ONCE));
      var whole = CaseRows.readWhole(connection, some, attack);
      publisher.accept(Publication.cases(whole, attack, teller));
    }
  }
}
