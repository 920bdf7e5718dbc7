package dev.kasane.casebook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kasane.finding.FindingKey;
import dev.kasane.mapping.Mapping.Mapped;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Findings of the cases that were last worked on. Only a help: an entry is used where its revision
 * is the one that stands in the database, read under the case's lock.
 */
@Singleton
final class CaseCache {
  /** What a finding with its mapping takes in memory, roughly. */
  private static final long BYTES_A_FINDING = 1_000;

  private final Cache<String, Entry> entries;

  CaseCache(CasebookConfig config) {
    this.entries =
        Caffeine.newBuilder()
            .maximumWeight(
                config
                    .cachedFindings()
                    .orElse(Runtime.getRuntime().maxMemory() / 4 / BYTES_A_FINDING))
            .<String, Entry>weigher((id, entry) -> 1 + entry.findings.size())
            .build();
  }

  /**
   * A case.
   *
   * @param fingerprint of the releases that the findings were mapped with
   * @param findings never changed once it is here
   */
  record Entry(long revision, String fingerprint, Map<FindingKey, Mapped> findings) {}

  @Nullable Entry get(String caseId, long revision, String fingerprint) {
    Entry entry = entries.getIfPresent(caseId);
    return entry != null && entry.revision == revision && entry.fingerprint.equals(fingerprint)
        ? entry
        : null;
  }

  void put(String caseId, Entry entry) {
    entries.put(caseId, entry);
  }
}
