package dev.kasane.stream;

import dev.kasane.casebook.FindingArchive;
import dev.kasane.finding.Context;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.Reading.Read;
import dev.kasane.finding.format.FindingReader;
import dev.kasane.finding.format.StoredFinding;
import dev.kasane.stream.FindingSender.Outgoing;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads events that were kept as they came once more, by the formats that are known now, and sends
 * what is understood otherwise on the way that all findings take.
 *
 * <p>A finding stays in its case, and where its event states no time, at its time. Its version goes
 * up by one where the event states no higher one itself, for only a higher one replaces. Where the
 * event now tells another source or id, the finding stands under those, as it does when the event
 * comes in again, and the old one is taken back.
 */
@Singleton
public class Rereading {
  private static final int AT_ONCE = 100;
  private static final int EXAMPLES = 50;

  private final FindingArchive archive;
  private final FindingReader reader;
  private final FindingSender sender;

  Rereading(FindingArchive archive, FindingReader reader, FindingSender sender) {
    this.archive = archive;
    this.reader = reader;
    this.sender = sender;
  }

  /** A finding as it stands, and as its event is read now. */
  public record Change(Finding before, Finding after) {}

  /**
   * What came of it.
   *
   * @param looked events that were read again
   * @param changed of these, which are understood otherwise
   * @param unreadable of these, which are no finding any more, or several, or of a format that is
   *     gone; their findings stay
   * @param behind the place behind what was sent
   * @param examples the first of those that changed
   */
  public record Report(
      long looked, long changed, long unreadable, Position behind, List<Change> examples) {}

  /**
   * Reads all kept events of a format again, some at a time.
   *
   * @param format as which they were recognised; null for all
   * @param send false only looks
   * @throws SQLException where PostgreSQL is away
   */
  public Report read(@Nullable String format, boolean send)
      throws SQLException, FindingSender.Unavailable {
    var run = new Run(format != null);
    FindingKey after = null;
    List<Finding> page;
    do {
      page = archive.withOriginal(format, after, AT_ONCE);
      if (!page.isEmpty()) {
        List<Outgoing> out = run.page(page);
        run.behind = send ? run.behind.andBehind(sender.send(out)) : run.behind;
        after = page.get(page.size() - 1).key();
      }
    } while (page.size() == AT_ONCE);
    return new Report(
        run.looked, run.changed, run.unreadable, run.behind, List.copyOf(run.examples));
  }

  /** One rereading on its way. */
  private final class Run {
    private final boolean asked;
    private final List<Change> examples = new ArrayList<>();
    private Position behind = Position.NOWHERE;
    private long looked;
    private long changed;
    private long unreadable;

    Run(boolean asked) {
      this.asked = asked;
    }

    /** What is to be sent for these. */
    List<Outgoing> page(List<Finding> page) throws SQLException {
      var changes = new ArrayList<Change>();
      for (Finding stored : page) {
        looked++;
        Optional<Finding> now = again(stored, asked);
        unreadable += now.isEmpty() ? 1 : 0;
        now.ifPresent(read -> changes.add(new Change(stored, read)));
      }
      Map<FindingKey, Finding> known =
          archive.of(changes.stream().map(change -> change.after.key()).distinct().toList());
      var out = new ArrayList<Outgoing>();
      for (Change change : changes) {
        List<Finding> sent = replacing(change, known.get(change.after.key()));
        if (!sent.isEmpty()) {
          changed++;
          example(change);
        }
        sent.forEach(f -> out.add(new Outgoing(f.caseId(), StoredFinding.write(f), null)));
      }
      return out;
    }

    private void example(Change change) {
      if (examples.size() < EXAMPLES) {
        examples.add(new Change(change.before.withoutOriginal(), change.after.withoutOriginal()));
      }
    }
  }

  /**
   * A finding as its event is read now, at the version that it states. What no format fits any more
   * is read as the one that it was: it was sent with the header {@code kasane-format}. If that is
   * gone, too, it stays as it is, unless that very format was asked for: by the names of its fields
   * less is understood, and a profile may be gone by mistake.
   */
  private Optional<Finding> again(Finding stored, boolean asked) {
    Optional<Finding> now = again(stored, null);
    boolean known = now.isPresent() && now.get().context().recognised();
    if (known || !stored.context().recognised()) {
      return now;
    }
    Optional<Finding> forced = again(stored, stored.context().format());
    return forced.isPresent() || !asked ? forced : now;
  }

  private Optional<Finding> again(Finding stored, @Nullable String format) {
    var inbound =
        new Inbound(
            stored.context().original(), null, stored.caseId(), format, stored.time(), true);
    List<Reading> readings = reader.read(inbound);
    return readings.size() == 1 && readings.get(0) instanceof Read read
        ? Optional.of(read.finding())
        : Optional.empty();
  }

  /**
   * What makes the new reading hold; empty where nothing changes.
   *
   * @param known what stands under the key that is read now
   */
  static List<Finding> replacing(Change change, @Nullable Finding known) {
    Finding before = change.before;
    Finding after = change.after;
    if (after.key().equals(before.key())) {
      return same(before, after)
          ? List.of()
          : List.of(atLeast(before.version() + 1, after, before));
    }
    var sent = new ArrayList<Finding>(2);
    Finding moved = atLeast(before.version(), after, before);
    if (known == null || moved.compareAge(known.version(), known.live()) > 0) {
      sent.add(moved);
    } else if (moved.live() && moved.version() == known.version() && isMoved(known)) {
      sent.add(atLeast(known.version() + 1, after, before));
    }
    if (before.live()) {
      // behind the new one: cut off between them, a repetition finds both and takes this one back
      sent.add(with(before, FindingStatus.RETRACTED, before.version(), null));
    }
    return sent;
  }

  /** Whether it was taken back here, when its event came to stand under another key. */
  private static boolean isMoved(Finding known) {
    return !known.live() && !known.context().format().equals(Context.KASANE);
  }

  /** The original is the same anyhow, and only a version that was read can be compared. */
  private static boolean same(Finding before, Finding after) {
    return with(before, before.status(), 0, null).equals(with(after, after.status(), 0, null));
  }

  private static Finding atLeast(long version, Finding after, Finding before) {
    // what was kept stays, also where less would be kept today
    return with(
        after, after.status(), Math.max(version, after.version()), before.context().original());
  }

  private static Finding with(
      Finding finding, FindingStatus status, long version, byte @Nullable [] original) {
    Context said = finding.context();
    return new Finding(
        finding.key(),
        finding.caseId(),
        finding.time(),
        finding.title(),
        finding.asset(),
        finding.severity(),
        status,
        version,
        finding.domain(),
        finding.claims(),
        new Context(
            said.format(),
            said.score(),
            said.description(),
            said.ruleId(),
            said.ruleName(),
            said.user(),
            original),
        finding.statement());
  }
}
