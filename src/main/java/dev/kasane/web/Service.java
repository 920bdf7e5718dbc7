package dev.kasane.web;

import dev.kasane.api.ReleasesView;
import dev.kasane.casebook.CasebookSize;
import dev.kasane.stream.Lag;
import dev.kasane.stream.RecordCounts;
import dev.kasane.stream.Troubles.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the service stands.
 *
 * @param at the time of all this
 * @param started since when this instance runs, and counts what it reads
 * @param sums what was read since, and what became of it
 * @param lag partitions of the findings topic; null where Kafka does not say
 * @param size what is held; null where the database does not answer
 * @param faults what is configured, was fetched or lies in a folder, and cannot be used
 * @param troubles what failed last, newest first
 */
record Service(
    Instant at,
    Instant started,
    String version,
    RecordCounts.Sums sums,
    @Nullable List<Lag.Partition> lag,
    CasebookSize.@Nullable Size size,
    List<Check> checks,
    ReleasesView releases,
    List<Fault> faults,
    List<Trouble> troubles) {

  /** A health check, with what it says beside up or down. */
  record Check(String name, boolean up, Map<String, String> data) {}

  /** Something that cannot be used, and why. */
  record Fault(String source, String what) {}

  /** Records that are not yet applied, of all partitions. */
  public long waiting() {
    return lag == null ? 0 : Lag.waiting(lag, null);
  }

  /** What became of the records read, added up; the same as what was read. */
  public long sum() {
    return sums.accepted() + sums.duplicate() + sums.stale() + sums.rejected();
  }
}
