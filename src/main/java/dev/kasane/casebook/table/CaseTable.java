package dev.kasane.casebook.table;

import dev.kasane.attack.Attack;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All cases under the releases that a question is about, as the database holds them at the moment
 * of asking. The lines are kept in memory; each question first fetches what changed since the last
 * one, whoever changed it, at one snapshot of the database: so an answer never mixes two states,
 * and never lags behind a case that was read before. A line takes about half a kilobyte.
 *
 * <p>Nor does it mix releases: a case that the casebook has told under others is told again here,
 * in memory, from its findings. So a question about an older release is answered as if it had
 * always been current, and while the casebook tells all cases again after a switch, every answer is
 * already of the new release alone.
 */
@Singleton
public class CaseTable {
  /** The current releases, those before or behind them, and two that somebody looks at. */
  private static final int KEPT = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration ALL_DAY = Duration.ofDays(1);

  private final CaseLineReader reader;
  private final Map<String, ReleaseLines> byReleases =
      new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ReleaseLines> eldest) {
          return size() > KEPT;
        }
      };

  CaseTable(CaseLineReader reader) {
    this.reader = reader;
  }

  /** Some of a list, and where the rest of it begins; null where there is no more. */
  public record Page<T>(List<T> items, @Nullable String next) {}

  /**
   * Too many cases have to be told again before the question can be answered; asking later helps.
   */
  public static final class NotReady extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotReady(int told) {
      super("The cases are being told under the releases asked for; %,d are told".formatted(told));
    }
  }

  /**
   * All cases that stand by themselves, by id, under these releases.
   *
   * @throws NotReady where that would take longer than a request should
   */
  public List<CaseLine> lines(Attack attack) {
    return of(attack).lines(PATIENCE);
  }

  /** The cases that pass a filter, by id, under these releases. */
  public List<CaseLine> lines(CaseFilter filter, Attack attack) {
    return lines(attack).stream().filter(filter::test).toList();
  }

  /** Gets everything ready for questions about these releases, however long it takes. */
  public void prepare(Attack attack) {
    of(attack).lines(ALL_DAY);
  }

  /** How many cases were told in memory so far for questions about these releases. */
  public int prepared(Attack attack) {
    return of(attack).retold();
  }

  private ReleaseLines of(Attack attack) {
    synchronized (byReleases) {
      return byReleases.computeIfAbsent(
          attack.fingerprint(), f -> new ReleaseLines(reader, reader.retold(attack)));
    }
  }

  /** The ids of cases that pass a filter, by id, from behind {@code cursor}. */
  public Page<String> ids(CaseFilter filter, Attack attack, int limit, @Nullable String cursor) {
    var ids = new ArrayList<String>(limit);
    for (CaseLine line : lines(attack)) {
      if ((cursor == null || line.id().compareTo(cursor) > 0) && filter.test(line)) {
        if (ids.size() == limit) {
          return new Page<>(List.copyOf(ids), ids.get(limit - 1));
        }
        ids.add(line.id());
      }
    }
    return new Page<>(List.copyOf(ids), null);
  }
}
