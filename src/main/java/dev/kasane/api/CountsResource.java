package dev.kasane.api;

import dev.kasane.api.CountsView.GroupView;
import dev.kasane.api.CountsView.SliceView;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.Cases;
import dev.kasane.casebook.CountRecord;
import dev.kasane.casebook.table.CaseFilter;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.casebook.table.Counting;
import dev.kasane.casebook.table.Counting.Kind;
import dev.kasane.casebook.table.Grouping;
import dev.kasane.casebook.table.Order;
import dev.kasane.casebook.table.Pairs;
import dev.kasane.casebook.table.Period;
import dev.kasane.casebook.table.Series;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts that people can trust: always with the denominator, and small ones hidden if asked. */
@Path("/api/v1/counts")
class CountsResource {
  private static final int PAIRS = 100;
  private static final long TOGETHER = 2;

  private final Cases cases;
  private final CaseTable table;
  private final AttackLibrary library;
  private final Clock clock;

  CountsResource(Cases cases, CaseTable table, AttackLibrary library, Clock clock) {
    this.cases = cases;
    this.table = table;
    this.library = library;
    this.clock = clock;
  }

  record SeriesAnswer(String period, List<SliceView> periods) {}

  record GroupsAnswer(String by, List<GroupView> groups) {}

  record PairsAnswer(@Nullable Long ofCases, List<Pairs.Pair> pairs, long more) {}

  record OrderAnswer(@Nullable Long ofCases, List<Order.Step> steps) {}

  /** What a request asks to be counted. */
  private final class Asked {
    final Parameters parameters;
    final Attack attack;
    final Catalogue catalogue;
    final CaseFilter filter;
    final @Nullable String domain;
    final long least;

    Asked(UriInfo uri, String... others) {
      String[] known = Arrays.copyOf(others, others.length + 2);
      known[others.length] = "minCases";
      known[others.length + 1] = "version";
      this.parameters = new Parameters(uri, CaseFilters.parameters(known));
      this.attack = CaseFilters.attack(parameters, library);
      this.catalogue = CaseFilters.catalogue(parameters, attack);
      this.filter = CaseFilters.read(parameters, attack, catalogue);
      this.domain = parameters.text("domain") == null ? null : catalogue.domain();
      this.least = Objects.requireNonNullElse(parameters.least("minCases"), 1L);
    }

    List<CaseLine> lines() {
      return table.lines(filter, attack);
    }

    @Nullable Kind kind() {
      String word = parameters.oneOf("kind", "technique", "tactic");
      return word == null ? null : word.equals("tactic") ? Kind.TACTIC : Kind.TECHNIQUE;
    }

    CountsView.Answer view(Counting counting) {
      return new CountsView(least).of(counting, attack, clock.instant());
    }
  }

  /**
   * Without a filter the published counts, as they are on the topic, unless these are just being
   * brought over to other releases.
   */
  @GET
  public CountsView.Answer counts(@Context UriInfo uri) throws SQLException {
    var asked = new Asked(uri, "kind");
    Kind kind = asked.kind();
    boolean whole = asked.filter.equals(CaseFilter.EVERY) && asked.domain == null;
    Optional<Cases.Counts> published =
        whole ? cases.counts(kind == null ? null : kind.word(), asked.attack) : Optional.empty();
    return published
        .map(
            all ->
                new CountsView(asked.least)
                    .published(all.ofCases(), all.counts(), c -> name(c, asked.attack)))
        .orElseGet(() -> asked.view(Counting.of(asked.lines(), kind, asked.domain, asked.attack)));
  }

  private static @Nullable String name(CountRecord count, Attack attack) {
    Kind kind = count.kind().equals(Kind.TACTIC.word()) ? Kind.TACTIC : Kind.TECHNIQUE;
    return attack.current(count.domain()).map(c -> Counting.name(c, kind, count.id())).orElse(null);
  }

  /** By the day, week or month in which the cases were opened. */
  @GET
  @Path("/periods")
  public SeriesAnswer periods(@Context UriInfo uri) {
    var asked = new Asked(uri, "kind", "period");
    String word = asked.parameters.oneOf("period", "day", "week", "month");
    Period period = word == null ? Period.MONTH : Period.of(word).orElseThrow();
    try {
      Series series = Series.of(period, asked.lines(), asked.kind(), asked.domain, asked.attack);
      var slices = new ArrayList<SliceView>();
      for (Series.Slice slice : series.slices()) {
        CountsView.Answer view = asked.view(slice.counting());
        slices.add(
            new SliceView(
                slice.from(),
                slice.to(),
                view.ofCases(),
                view.counts(),
                // what is new in a few cases would be told by its name alone
                asked.least == 1 ? slice.appeared() : shown(slice.appeared(), view),
                asked.least == 1 ? slice.vanished() : List.of()));
      }
      return new SeriesAnswer(period.word(), slices);
    } catch (Series.TooLong e) {
      throw Problem.badRequest(
          e.getMessage() + "; ask for longer ones, or narrow 'from' and 'to'.");
    }
  }

  private static List<String> shown(List<String> keys, CountsView.Answer view) {
    List<String> there = view.counts().stream().map(c -> c.domain() + "/" + c.id()).toList();
    return keys.stream().filter(there::contains).toList();
  }

  /** By what handlers established of the cases, or by platform or status of the techniques. */
  @GET
  @Path("/groups")
  public GroupsAnswer groups(@Context UriInfo uri) {
    var asked = new Asked(uri, "kind", "by");
    List<String> words = Grouping.words();
    String by = asked.parameters.oneOf("by", words.toArray(String[]::new));
    if (by == null) {
      throw Problem.badRequest(
          "'by' is missing; it must be one of: " + String.join(", ", words) + ".");
    }
    var groups = new ArrayList<GroupView>();
    Grouping.of(by, asked.lines(), asked.kind(), asked.domain, asked.attack)
        .forEach(
            (value, counting) -> {
              CountsView.Answer view = asked.view(counting);
              groups.add(new GroupView(value.orElse(null), view.ofCases(), view.counts()));
            });
    return new GroupsAnswer(by, groups);
  }

  /** Techniques that occur together. */
  @GET
  @Path("/pairs")
  public PairsAnswer pairs(@Context UriInfo uri) {
    var asked = new Asked(uri, "limit");
    Pairs pairs =
        Pairs.of(
            asked.lines(),
            asked.catalogue.domain(),
            Math.max(TOGETHER, asked.least),
            asked.parameters.limit(PAIRS));
    if (pairs.ofCases() < asked.least) {
      return new PairsAnswer(null, List.of(), 0);
    }
    List<Pairs.Pair> told =
        pairs.pairs().stream().map(p -> p.withoutSmallOrder(asked.least)).toList();
    return new PairsAnswer(pairs.ofCases(), told, pairs.more());
  }

  /** In which order techniques first appear in their cases. */
  @GET
  @Path("/order")
  public OrderAnswer order(@Context UriInfo uri) {
    var asked = new Asked(uri);
    Order order = Order.of(asked.lines(), asked.catalogue.domain());
    return order.ofCases() < asked.least
        ? new OrderAnswer(null, List.of())
        : new OrderAnswer(
            order.ofCases(),
            order.steps().stream().filter(step -> step.cases() >= asked.least).toList());
  }
}
