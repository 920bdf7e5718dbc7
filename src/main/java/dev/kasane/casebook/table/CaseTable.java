package dev.kasane.casebook.table;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * All cases, as the database holds them at the moment of asking. The lines are kept in memory; each
 * question first fetches what changed since the last one, whoever changed it, at one snapshot of
 * the database: so an answer never mixes two states, and never lags behind a case that was read
 * before. A line takes about half a kilobyte.
 */
@Singleton
public class CaseTable {
  private final CaseLineReader reader;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Known known = new Known(CaseLineReader.NOTHING, List.of());

  CaseTable(CaseLineReader reader) {
    this.reader = reader;
  }

  private record Known(long horizon, List<CaseLine> lines) {}

  /** Some of a list, and where the rest of it begins; null where there is no more. */
  public record Page<T>(List<T> items, @Nullable String next) {}

  /** All cases that stand by themselves, by id. */
  public List<CaseLine> lines() {
    refreshing.lock();
    try {
      Known before = known;
      CaseLineReader.Fresh fresh = reader.since(before.horizon);
      List<CaseLine> lines = fresh.all() ? fresh.sorted() : merged(before.lines, fresh);
      known = new Known(fresh.horizon(), lines);
      return lines;
    } finally {
      refreshing.unlock();
    }
  }

  /** The cases that pass a filter, by id. */
  public List<CaseLine> lines(CaseFilter filter) {
    return lines().stream().filter(filter::test).toList();
  }

  /** The ids of cases that pass a filter, by id, from behind {@code cursor}. */
  public Page<String> ids(CaseFilter filter, int limit, @Nullable String cursor) {
    var ids = new ArrayList<String>(limit);
    for (CaseLine line : lines()) {
      if ((cursor == null || line.id().compareTo(cursor) > 0) && filter.test(line)) {
        if (ids.size() == limit) {
          return new Page<>(List.copyOf(ids), ids.get(limit - 1));
        }
        ids.add(line.id());
      }
    }
    return new Page<>(List.copyOf(ids), null);
  }

  /** A case that stands by itself. */
  public Optional<CaseLine> line(String caseId) {
    return lines().stream().filter(line -> line.id().equals(caseId)).findFirst();
  }

  private static List<CaseLine> merged(List<CaseLine> before, CaseLineReader.Fresh fresh) {
    if (fresh.changed().isEmpty()) {
      return before;
    }
    Map<String, CaseLine> now = fresh.lines();
    Set<String> left = new HashSet<>(now.keySet());
    var lines = new ArrayList<CaseLine>(before.size() + now.size());
    for (CaseLine line : before) {
      CaseLine changed = now.get(line.id());
      if (changed != null) {
        lines.add(changed);
        left.remove(line.id());
      } else if (!fresh.changed().contains(line.id())) {
        lines.add(line);
      }
    }
    if (!left.isEmpty()) {
      left.forEach(id -> lines.add(now.get(id)));
      lines.sort(CaseLineReader.BY_ID);
    }
    return List.copyOf(lines);
  }
}
