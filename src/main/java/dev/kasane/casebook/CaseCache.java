package dev.kasane.casebook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kasane.casebook.CaseRows.Row;
import dev.kasane.finding.FindingKey;
import dev.kasane.mapping.Mapping.Mapped;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cases that were last worked on, with their findings. Only a help: an entry is used where its
 * revision is the one that stands in the database, read under the case's lock.
 */
@Singleton
final class CaseCache {
  /** Of the heap. */
  private static final int SHARE = 3;

  private final Cache<String, Entry> entries;

  CaseCache(CasebookConfig config) {
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(config.cachedFindings().orElseGet(() -> Heap.findings(SHARE)))
            .<String, Entry>weigher((id, entry) -> 1 + entry.findings.size())
            .build();
  }

  /**
   * A case.
   *
   * @param row what its row says
   * @param findings mapped with the releases that the row names; never changed once it is here
   */
  record Entry(Row row, Map<FindingKey, Mapped> findings) {}

  boolean remembers(String caseId) {
    return entries.getIfPresent(caseId) != null;
  }

  /**
   * What is remembered of a case, if it is what now stands in the database. The time is looked at
   * beside the revision, for a database that was put back to an older state gives revisions anew.
   */
  @Nullable Entry get(String caseId, long revision, Instant updatedAt) {
    Entry entry = entries.getIfPresent(caseId);
    return entry != null
            && entry.row.revision() == revision
            && entry.row.updatedAt().equals(updatedAt)
        ? entry
        : null;
  }

  void put(String caseId, Entry entry) {
    entries.put(caseId, entry);
  }
}
