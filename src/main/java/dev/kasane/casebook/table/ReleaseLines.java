package dev.kasane.casebook.table;

import dev.kasane.casebook.table.CaseLineReader.Fresh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lines of all cases under the same releases, brought up to the database's state when asked.
 */
final class ReleaseLines {
  private static final int AT_ONCE = 500;

  private final CaseLineReader reader;
  private final Retold retold;
  private final ReentrantLock refreshing = new ReentrantLock();
  private Known known = new Known(CaseLineReader.NOTHING, List.of(), Set.of());

  /**
   * What is known; guarded by the lock.
   *
   * @param left cases that have no line yet, for they are still to be told
   */
  private record Known(long horizon, List<CaseLine> lines, Set<String> left) {}

  ReleaseLines(CaseLineReader reader, Retold retold) {
    this.reader = reader;
    this.retold = retold;
  }

  /** Cases that are told in memory so far. */
  int retold() {
    return retold.size();
  }

  /**
   * All cases that stand by themselves, by id. What has to be told again is told here, some at a
   * time; what was told when the patience ends is kept for whoever asks next.
   */
  List<CaseLine> lines(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      if (!refreshing.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new CaseTable.NotReady(retold.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CaseTable.NotReady(retold.size());
    }
    try {
      return refreshed(end);
    } finally {
      refreshing.unlock();
    }
  }

  private List<CaseLine> refreshed(long end) {
    while (true) {
      Fresh fresh = reader.since(known.horizon, known.left, retold);
      List<CaseLine> lines = fresh.all() ? fresh.sorted() : merged(known.lines, fresh);
      known = new Known(fresh.horizon(), lines, fresh.left());
      if (fresh.left().isEmpty()) {
        return lines;
      }
      tell(List.copyOf(fresh.left()), end);
    }
  }

  /**
   * Tells cases outside of the snapshot, each at its revision; the next snapshot says which of
   * these still hold. Each round takes only as long as what changed in the one before, so they come
   * to an end also while findings flow.
   */
  private void tell(List<String> left, long end) {
    for (int from = 0; from < left.size(); from += AT_ONCE) {
      if (System.nanoTime() - end > 0) {
        throw new CaseTable.NotReady(retold.size());
      }
      reader.tell(left.subList(from, Math.min(from + AT_ONCE, left.size())), retold);
    }
  }

  private static List<CaseLine> merged(List<CaseLine> before, Fresh fresh) {
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
