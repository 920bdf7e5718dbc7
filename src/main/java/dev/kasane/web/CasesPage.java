package dev.kasane.web;

import dev.kasane.api.CaseFilters;
import dev.kasane.api.Parameters;
import dev.kasane.api.Problem;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Tactic;
import dev.kasane.casebook.Cases;
import dev.kasane.casebook.FactColumn;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.CaseTable;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cases that pass a filter, as a list: what every number of cases elsewhere leads to. */
@Path("/cases")
public class CasesPage {
  private static final int AT_ONCE = 50;
  private static final List<String> SORTS =
      List.of("opened", "id", "title", "confirmed", "suspected", "inferred", "ruled-out");
  private static final List<String> USUAL =
      List.of("q", "technique", "tactic", "status", "from", "to", "at", "atStatus", "atPlatform");
  private static final Comparator<CaseLine> BY_ID = Comparator.comparing(CaseLine::id);

  private final CaseTable table;
  private final Cases cases;
  private final AttackLibrary library;

  CasesPage(CaseTable table, Cases cases, AttackLibrary library) {
    this.table = table;
    this.cases = cases;
    this.library = library;
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance cases(Listing listing);
  }

  /**
   * What the page shows.
   *
   * @param fault what is wrong with the filter; null where nothing is
   * @param all how many cases pass
   * @param silent those of them that hold no live finding and are part of no denominator
   * @param before address of the page before; null on the first
   * @param after address of the next page; null on the last
   */
  record Listing(
      Asked asked,
      @Nullable Fault fault,
      List<Row> rows,
      int all,
      long silent,
      int from,
      @Nullable String before,
      @Nullable String after) {}

  /**
   * The filter as it was asked for, and what there is to choose from.
   *
   * @param rare whether one of the filters is set that are folded away
   */
  record Asked(
      Map<String, String> values,
      List<Tactic> tactics,
      String sort,
      Map<String, String> sortedBy,
      boolean rare) {
    /** The statuses that techniques of a case can have. */
    public List<String> held() {
      return Arrays.stream(Status.values()).map(Status::word).toList();
    }

    /** The statuses that can be asked for. */
    public List<String> statuses() {
      return Stream.concat(held().stream(), Stream.of(Status.NOT_EXAMINED)).toList();
    }

    /** What says more of a place in the matrix, and has no field of its own. */
    public List<String> hidden() {
      return Stream.of("atStatus", "atPlatform", "version").filter(values::containsKey).toList();
    }

    /** What a field holds. */
    public String of(String field) {
      return values.getOrDefault(field, "");
    }

    /** The words of a fact that can be asked for. */
    public List<String> words(String column) {
      return FactColumn.valueOf(column).words();
    }
  }

  /** What is wrong with a field of the filter. */
  record Fault(String field, String detail) {}

  /** A case. */
  record Row(
      CaseLine line,
      @Nullable String phase,
      @Nullable String leak,
      Map<Status, Long> byStatus,
      @Nullable Instant updatedAt) {

    static Row of(CaseLine line, @Nullable Instant updatedAt) {
      var byStatus = new EnumMap<Status, Long>(Status.class);
      line.techniques().stream()
          .filter(seen -> seen.status() != null)
          .forEach(seen -> byStatus.merge(seen.status(), 1L, Long::sum));
      return new Row(
          line,
          line.facts().get(FactColumn.PHASE),
          line.facts().get(FactColumn.LEAK),
          byStatus,
          updatedAt);
    }

    /** How many techniques have that status. */
    public long count(String status) {
      return byStatus.getOrDefault(Status.of(status).orElseThrow(), 0L);
    }
  }

  /** The page; a filter that cannot be read is answered beside its field. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Blocking
  public Response cases(@Context UriInfo uri) throws SQLException {
    var parameters = PageParameters.of(uri, CaseFilters.parameters("sort", "page", "version"));
    Attack attack = library.attack();
    try {
      attack = CaseFilters.attack(parameters, library);
      Catalogue catalogue = CaseFilters.catalogue(parameters, attack);
      var passing =
          table.lines(CaseFilters.read(parameters, attack, catalogue), attack).stream()
              .sorted(order(parameters))
              .toList();
      return answer(200, listing(uri, asked(uri, parameters, catalogue), passing, parameters));
    } catch (WebApplicationException e) {
      Problem problem = (Problem) e.getResponse().getEntity();
      var asked = asked(uri, parameters, attack.current().get(0));
      var nothing = new Listing(asked, fault(problem.detail()), List.of(), 0, 0, 0, null, null);
      return answer(problem.status(), nothing);
    }
  }

  private static Response answer(int status, Listing listing) {
    return Response.status(status)
        .entity(Templates.cases(listing).render())
        .type(MediaType.TEXT_HTML_TYPE)
        .build();
  }

  /** Problems of parameters name the one that is wrong first. */
  private static Fault fault(String detail) {
    String[] parts = detail.split("'", 3);
    return new Fault(parts.length == 3 && parts[0].isEmpty() ? parts[1] : "", detail);
  }

  private static Comparator<CaseLine> order(Parameters parameters) {
    String sort = sort(parameters);
    Comparator<CaseLine> order =
        switch (sort) {
          case "id" -> BY_ID;
          case "title" ->
              Comparator.comparing(
                  CaseLine::title, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER));
          case "opened" ->
              Comparator.comparing(
                  CaseLine::openedAt, Comparator.nullsLast(Comparator.reverseOrder()));
          default -> Comparator.comparingLong(line -> -Row.of(line, null).count(sort));
        };
    return order.thenComparing(BY_ID);
  }

  private static String sort(Parameters parameters) {
    String sort = parameters.oneOf("sort", SORTS.toArray(String[]::new));
    return sort == null ? SORTS.get(0) : sort;
  }

  private Listing listing(UriInfo uri, Asked asked, List<CaseLine> passing, Parameters parameters)
      throws SQLException {
    Long stated = parameters.least("page");
    int last = Math.max(1, (passing.size() + AT_ONCE - 1) / AT_ONCE);
    int page = stated == null ? 1 : (int) Math.min(stated, last);
    int from = (page - 1) * AT_ONCE;
    var shown = passing.subList(from, Math.min(from + AT_ONCE, passing.size()));
    Map<String, Instant> updated = cases.updatedAt(shown.stream().map(CaseLine::id).toList());
    return new Listing(
        asked,
        null,
        shown.stream().map(line -> Row.of(line, updated.get(line.id()))).toList(),
        passing.size(),
        passing.stream().filter(line -> line.live() == 0).count(),
        from,
        page > 1 ? with(uri, "page", String.valueOf(page - 1)) : null,
        page < last ? with(uri, "page", String.valueOf(page + 1)) : null);
  }

  private static Asked asked(UriInfo uri, Parameters parameters, Catalogue catalogue) {
    var values = new HashMap<String, String>();
    boolean rare = false;
    for (String name : CaseFilters.parameters("version")) {
      String value = uri.getQueryParameters().getFirst(name);
      if (value != null && !value.isBlank()) {
        values.put(name, value.strip());
        rare |= !USUAL.contains(name);
      }
    }
    var sortedBy = new HashMap<String, String>();
    SORTS.forEach(sort -> sortedBy.put(sort, with(uri, "sort", sort)));
    return new Asked(values, catalogue.tactics(), sort(parameters), sortedBy, rare);
  }

  private static String with(UriInfo uri, String parameter, String value) {
    var address = uri.getRequestUriBuilder().replaceQueryParam("page");
    return "/cases?" + address.replaceQueryParam(parameter, value).build().getRawQuery();
  }
}
