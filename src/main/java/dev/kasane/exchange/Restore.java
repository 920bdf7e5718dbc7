package dev.kasane.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.casebook.Casebook;
import dev.kasane.exchange.JsonLines.Line;
import dev.kasane.finding.FindingConfig;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.format.StoredFinding;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping;
import dev.kasane.mapping.Mapping.Mapped;
import dev.kasane.mapping.Mapping.Rejected;
import dev.kasane.stream.FindingSender;
import dev.kasane.stream.FindingSender.Outgoing;
import dev.kasane.stream.Position;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON lines to the findings topic: those of a {@link Backup}, and findings in any form that
 * the stream understands. What is known already changes nothing, so an import that broke off can be
 * repeated.
 */
@Singleton
public final class Restore {
  private static final int AT_ONCE = 1_000;
  private static final int BYTES_AT_ONCE = 4 * 1024 * 1024;
  private static final int PROBLEMS = 100;

  private static final int CASE_BYTES = 512;

  /** What a revision can be; far more than there ever were. */
  private static final long HIGHEST = 1_000_000_000_000_000L;

  private final FindingSender sender;
  private final Casebook casebook;
  private final Mapper mapper;
  private final FindingConfig config;
  private final ObjectMapper json;
  private final Clock clock;

  Restore(
      FindingSender sender,
      Casebook casebook,
      Mapper mapper,
      FindingConfig config,
      ObjectMapper json,
      Clock clock) {
    this.sender = sender;
    this.casebook = casebook;
    this.mapper = mapper;
    this.config = config;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What became of the lines.
   *
   * @param queued findings that Kafka has, or that it would be sent
   * @param rejected lines that are no finding
   * @param before the place behind those queued: what {@code GET /lag?before=} takes; empty where
   *     nothing was sent
   * @param complete whether a backup was there to its last line; absent for other lines
   * @param problems the first of those that were rejected
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Report(
      long queued,
      long rejected,
      String before,
      @Nullable Boolean complete,
      List<Problem> problems) {

    /** The same with its sentences in other words. */
    public Report in(UnaryOperator<String> words) {
      return new Report(
          queued,
          rejected,
          before,
          complete,
          problems.stream()
              .map(bad -> new Problem(bad.line, bad.reason, words.apply(bad.message)))
              .toList());
    }
  }

  /** A line that was rejected: its number, a stable code, a sentence. */
  public record Problem(long line, String reason, String message) {}

  /**
   * Reads to the end and sends what are findings, some at a time.
   *
   * @param send false only looks
   * @throws IOException where the sender of the lines is gone
   * @throws SQLException where PostgreSQL is away
   */
  public Report read(InputStream in, Attack attack, boolean send)
      throws IOException, SQLException, FindingSender.Unavailable {
    var run = new Run(attack, send);
    var lines = new JsonLines(in, StoredFinding.largest(config.maxBytes()));
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (!line.blank()) {
        run.line(line);
      }
    }
    return run.report();
  }

  /** One import on its way. */
  private final class Run {
    private final Attack attack;
    private final boolean send;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Outgoing> waiting = new ArrayList<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private long waitingBytes;
    private long queued;
    private long rejected;
    private long stored;
    private boolean backup;
    private @Nullable Long stated;
    private Position behind = Position.NOWHERE;

    Run(Attack attack, boolean send) {
      this.attack = attack;
      this.send = send;
    }

    void line(Line line) throws FindingSender.Unavailable, SQLException {
      if (line.tooLong()) {
        reject(line, "too-large", "The line is longer than any finding that is read.");
      } else if (!frame(line)) {
        stored += StoredFinding.is(line.value()) ? 1 : 0;
        finding(line);
      }
    }

    /** Whether it is the first or last line of a backup, or stands for it. */
    private boolean frame(Line line) throws SQLException {
      byte[] value = line.value();
      if (!Backup.frames(value)) {
        return false;
      }
      JsonNode node;
      try {
        node = json.readTree(value);
      } catch (IOException e) {
        return false;
      }
      if (node.has(Backup.HEAD)) {
        backup = true;
        int format = node.get(Backup.HEAD).asInt();
        if (format < 1 || format > Backup.FORMAT) {
          reject(
              line,
              "unknown-format",
              "This is a backup of format %d; this version reads format %d and those before."
                  .formatted(format, Backup.FORMAT));
        }
        return true;
      }
      if (node.has(Backup.CASE)) {
        revision(line, node);
        return true;
      }
      if (node.has(Backup.END)) {
        stated = node.path("findings").asLong(-1);
        return true;
      }
      return false;
    }

    private void revision(Line line, JsonNode node) throws SQLException {
      String caseId = node.get(Backup.CASE).asText("");
      long revision = node.path(Backup.REVISION).asLong(-1);
      boolean fits =
          !caseId.isBlank()
              && caseId.indexOf('\0') < 0
              && caseId.getBytes(UTF_8).length <= CASE_BYTES
              && revision >= 0
              && revision <= HIGHEST;
      if (!fits) {
        reject(
            line,
            "wrong-value",
            "This is no case with its revision: '%s' must be the id of a case and '%s' a whole number."
                .formatted(Backup.CASE, Backup.REVISION));
        return;
      }
      revisions.put(caseId, revision);
      if (revisions.size() >= AT_ONCE) {
        raise();
      }
    }

    /** Before any finding of the backup can open its case at a revision that was there before. */
    private void raise() throws SQLException {
      if (send && !revisions.isEmpty()) {
        casebook.goOnAbove(revisions);
      }
      revisions.clear();
    }

    private void finding(Line line) throws FindingSender.Unavailable, SQLException {
      Mapping mapping =
          mapper
              .map(new Inbound(line.value(), null, null, null, clock.instant(), true), attack)
              .get(0);
      if (mapping instanceof Mapped mapped) {
        waiting.add(new Outgoing(mapped.finding().caseId(), line.value(), null));
        waitingBytes += line.value().length;
        queued++;
        if (waiting.size() >= AT_ONCE || waitingBytes >= BYTES_AT_ONCE) {
          flush();
        }
      } else {
        Rejected bad = (Rejected) mapping;
        reject(line, bad.reason().code(), bad.message());
      }
    }

    private void reject(Line line, String reason, String message) {
      rejected++;
      if (problems.size() < PROBLEMS) {
        problems.add(new Problem(line.number(), reason, message));
      }
    }

    private void flush() throws FindingSender.Unavailable, SQLException {
      raise();
      if (send) {
        behind = behind.andBehind(sender.send(waiting));
      }
      waiting.clear();
      waitingBytes = 0;
    }

    Report report() throws FindingSender.Unavailable, SQLException {
      flush();
      Boolean complete =
          (backup || stated != null) ? Boolean.valueOf(Objects.equals(stated, stored)) : null;
      return new Report(queued, rejected, behind.text(), complete, List.copyOf(problems));
    }
  }
}
