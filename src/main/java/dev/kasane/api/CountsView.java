package dev.kasane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.CountRecord;
import dev.kasane.casebook.Share;
import dev.kasane.casebook.table.Counting;
import dev.kasane.casebook.table.Counting.Count;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts on the wire (contract, sections 3 and 5), each with its share of the cases. For others
 * small numbers are hidden: what is null was too small, or would give away what was.
 *
 * @param least no number of cases under this is told, but 0; 1 hides nothing
 */
record CountsView(long least) {

  /**
   * Some counts with their denominator.
   *
   * @param hidden how many were left out because they were too small; absent where nothing was to
   *     be hidden
   */
  record Answer(
      @Nullable Long ofCases,
      List<CountView> counts,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer hidden) {}

  /** A count record, and what can be said beside it. */
  record CountView(
      String domain,
      String version,
      String id,
      String kind,
      @Nullable String name,
      CasesView cases,
      @Nullable Long casesWithSubTechniques,
      long findings,
      long ofCases,
      Instant asOf,
      Share share) {}

  record CasesView(
      long total,
      @Nullable Long confirmed,
      @Nullable Long suspected,
      @Nullable Long ruledOut,
      @Nullable Long inferred) {}

  /** A period and what is new in it. */
  record SliceView(
      LocalDate from,
      LocalDate to,
      @Nullable Long ofCases,
      List<CountView> counts,
      List<String> appeared,
      List<String> vanished) {}

  /** One value of what the cases were grouped by; null where it is not known. */
  record GroupView(@Nullable String value, @Nullable Long ofCases, List<CountView> counts) {}

  /** The published counts. */
  Answer published(long ofCases, List<CountRecord> counts, Function<CountRecord, String> name) {
    return answer(
        ofCases,
        counts.stream()
            .map(
                c ->
                    view(
                        c,
                        name.apply(c),
                        // the denominator of the moment: shares of one answer can be compared
                        Share.of(Math.min(c.cases().total(), ofCases), ofCases)))
            .toList());
  }

  /** Counts of some cases, as of a moment. */
  Answer of(Counting counting, Attack attack, Instant asOf) {
    return answer(
        counting.ofCases(),
        counting.counts().stream()
            .map(
                c ->
                    view(
                        record(c, counting.ofCases(), attack, asOf),
                        c.name(),
                        Share.of(c.total(), counting.ofCases())))
            .toList());
  }

  private Answer answer(long ofCases, List<CountView> counts) {
    if (least == 1) {
      return new Answer(ofCases, counts, null);
    }
    if (ofCases < least) {
      return new Answer(null, List.of(), counts.size());
    }
    List<CountView> told = counts.stream().filter(c -> c.cases.total >= least).toList();
    return new Answer(ofCases, told, counts.size() - told.size());
  }

  private static CountRecord record(Count count, long ofCases, Attack attack, Instant asOf) {
    return new CountRecord(
        count.domain(),
        attack.current(count.domain()).map(Catalogue::version).orElse("unknown"),
        count.id(),
        count.kind().word(),
        new CountRecord.Cases(
            count.total(),
            count.confirmed(),
            count.suspected(),
            count.ruledOut(),
            count.inferred()),
        count.rolled(),
        count.findings(),
        ofCases,
        asOf);
  }

  private CountView view(CountRecord count, @Nullable String name, Share share) {
    CountRecord.Cases cases = count.cases();
    // with the total and one of its two parts anybody has the other
    boolean parts = told(cases.confirmed()) && told(cases.suspected());
    boolean subs =
        told(count.casesWithSubTechniques())
            && told(count.casesWithSubTechniques() - cases.total());
    return new CountView(
        count.domain(),
        count.version(),
        count.id(),
        count.kind(),
        name,
        new CasesView(
            cases.total(),
            parts ? cases.confirmed() : null,
            parts ? cases.suspected() : null,
            told(cases.ruledOut()) ? cases.ruledOut() : null,
            told(cases.inferred()) ? cases.inferred() : null),
        subs ? count.casesWithSubTechniques() : null,
        count.findings(),
        count.ofCases(),
        count.asOf(),
        share);
  }

  private boolean told(long cases) {
    return cases == 0 || cases >= least;
  }
}
