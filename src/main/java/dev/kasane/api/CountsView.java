package dev.kasane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.CountRecord;
import dev.kasane.casebook.Share;
import dev.kasane.casebook.table.Counting;
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
                    new CountView(
                        c.domain(),
                        c.version(),
                        c.id(),
                        c.kind(),
                        name.apply(c),
                        new CasesView(
                            c.cases().total(),
                            c.cases().confirmed(),
                            c.cases().suspected(),
                            c.cases().ruledOut(),
                            c.cases().inferred()),
                        c.casesWithSubTechniques(),
                        c.findings(),
                        c.ofCases(),
                        c.asOf(),
                        // the denominator of the moment: shares of one answer can be compared
                        Share.of(Math.min(c.cases().total(), ofCases), ofCases)))
            .toList());
  }

  /** Counts of some cases, as of a moment. */
  Answer of(Counting counting, Attack attack, Instant asOf) {
    long ofCases = counting.ofCases();
    return answer(
        ofCases,
        counting.counts().stream()
            .map(
                c ->
                    new CountView(
                        c.domain(),
                        attack.current(c.domain()).map(Catalogue::version).orElse("unknown"),
                        c.id(),
                        c.kind().word(),
                        c.name(),
                        new CasesView(
                            c.total(), c.confirmed(), c.suspected(), c.ruledOut(), c.inferred()),
                        c.rolled(),
                        c.findings(),
                        ofCases,
                        asOf,
                        Share.of(c.total(), ofCases)))
            .toList());
  }

  private Answer answer(long ofCases, List<CountView> counts) {
    if (least == 1) {
      return new Answer(ofCases, counts, null);
    }
    if (ofCases < least) {
      return new Answer(null, List.of(), counts.size());
    }
    List<CountView> told =
        counts.stream().filter(c -> c.cases.total >= least).map(this::withoutSmall).toList();
    return new Answer(ofCases, told, counts.size() - told.size());
  }

  private CountView withoutSmall(CountView count) {
    CasesView cases = count.cases;
    Long subs = count.casesWithSubTechniques;
    // with the total and one of its two parts anybody has the other
    boolean parts = told(cases.confirmed) && told(cases.suspected);
    boolean withSubs = subs != null && told(subs) && told(subs - cases.total);
    return new CountView(
        count.domain,
        count.version,
        count.id,
        count.kind,
        count.name,
        new CasesView(
            cases.total,
            parts ? cases.confirmed : null,
            parts ? cases.suspected : null,
            told(cases.ruledOut) ? cases.ruledOut : null,
            told(cases.inferred) ? cases.inferred : null),
        withSubs ? subs : null,
        count.findings,
        count.ofCases,
        count.asOf,
        count.share);
  }

  private boolean told(@Nullable Long cases) {
    return cases != null && (cases == 0 || cases >= least);
  }
}
