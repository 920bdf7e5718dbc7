package dev.kasane.web;

import dev.kasane.api.CaseFilters;
import dev.kasane.api.MatrixCells;
import dev.kasane.api.Parameters;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.ByTactic;
import dev.kasane.casebook.table.CaseFilter;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.CaseLine.Seen;
import dev.kasane.casebook.table.CaseTable;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The whole matrix of a release, coloured by how many cases hold each technique. */
@Path("/attack")
public class HeatMapPage {
  private static final List<String> ONLY_HERE =
      List.of("confirmed", "subs", "platform", "from2", "to2");
  private static final String[] OWN =
      Stream.concat(Stream.of("version"), ONLY_HERE.stream()).toArray(String[]::new);

  private final CaseTable table;
  private final AttackLibrary library;

  HeatMapPage(CaseTable table, AttackLibrary library) {
    this.table = table;
    this.library = library;
  }

  /** What is asked for. */
  private record Asked(
      Attack attack,
      Catalogue release,
      CaseFilter filter,
      @Nullable CaseFilter other,
      boolean confirmed,
      boolean apart,
      @Nullable String platform) {

    static Asked of(UriInfo uri, AttackLibrary library) {
      Parameters parameters = PageParameters.of(uri, CaseFilters.parameters(OWN));
      Attack attack = CaseFilters.attack(parameters, library);
      Catalogue release = CaseFilters.catalogue(parameters, attack);
      CaseFilter filter = CaseFilters.read(parameters, attack, release);
      return new Asked(
          attack,
          release,
          filter,
          other(filter, parameters),
          Boolean.TRUE.equals(parameters.flag("confirmed")),
          Boolean.TRUE.equals(parameters.flag("subs")),
          parameters.text("platform"));
    }

    /** The same cases of the second period; null where none is asked for. */
    private static @Nullable CaseFilter other(CaseFilter filter, Parameters parameters) {
      var from = parameters.time("from2");
      var to = parameters.time("to2");
      return from == null && to == null ? null : filter.opened(from, to);
    }

    Predicate<Seen> counts() {
      Predicate<Seen> counts = seen -> !confirmed || seen.status() == Status.CONFIRMED;
      return platform == null
          ? counts
          : counts.and(
              seen ->
                  release
                      .technique(seen.id())
                      .map(technique -> technique.platforms().contains(platform))
                      .orElse(false));
    }
  }

  /**
   * What the page shows.
   *
   * @param asked everything that was asked for
   */
  record Shown(
      FilterForm form,
      List<Catalogue> releases,
      List<String> versions,
      Catalogue release,
      List<String> platforms,
      String platform,
      boolean confirmed,
      boolean apart,
      HeatMap map,
      Query asked) {

    /** Whether two periods are compared. */
    public boolean compares() {
      return map.ofOthers() != null;
    }

    /** Whether sub-techniques count with their technique. */
    public boolean rolled() {
      return !apart;
    }

    /** A technique under a tactic, with its sub-techniques where they count with it. */
    public String place(String tactic, String technique, boolean subs) {
      return MatrixCells.at(tactic, technique, subs);
    }

    /** The page of the cases behind a number; those of the second period where that is asked. */
    public String cases(String place, boolean second) {
      Query query =
          asked
              .with(MatrixCells.AT, place)
              .with(MatrixCells.STATUS, confirmed ? Status.CONFIRMED.word() : null)
              .with(MatrixCells.PLATFORM, or(platform));
      if (second) {
        query = query.with("from", or(asked.get("from2"))).with("to", or(asked.get("to2")));
      }
      for (String name : ONLY_HERE) {
        query = query.with(name, null);
      }
      return "/cases?" + query;
    }

    private static @Nullable String or(String value) {
      return value.isEmpty() ? null : value;
    }

    /** Filters that have no field here but hold all the same. */
    public List<FilterForm.Field> others() {
      List<String> fields = List.of("q", "sector", "from", "to", "from2", "to2");
      return form.fields().stream()
          .filter(field -> !fields.contains(field.name()) && !field.value().isEmpty())
          .toList();
    }
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance page(Shown shown);

    static native TemplateInstance wrong(FilterForm form);
  }

  /** The matrix, coloured. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public RestResponse<TemplateInstance> page(@Context UriInfo uri) {
    Query query = Query.of(uri.getQueryParameters());
    Asked asked;
    try {
      asked = Asked.of(uri, library);
    } catch (WebApplicationException e) {
      FilterForm form = form(query, List.of()).refused(e);
      return RestResponse.status(RestResponse.Status.BAD_REQUEST, Templates.wrong(form));
    }
    List<CaseLine> all = table.lines(asked.attack);
    Predicate<Seen> counts = asked.counts();
    ByTactic first = ByTactic.of(some(all, asked.filter), asked.release, counts);
    ByTactic second =
        asked.other == null ? null : ByTactic.of(some(all, asked.other), asked.release, counts);
    HeatMap map = HeatMap.of(asked.release, first, second, asked.platform, asked.apart);
    return RestResponse.ok(
        Templates.page(
            new Shown(
                form(query, all),
                asked.attack.current(),
                versions(asked),
                asked.release,
                platforms(asked.release),
                asked.platform == null ? "" : asked.platform,
                asked.confirmed,
                asked.apart,
                map,
                query)));
  }

  private static FilterForm form(Query query, List<CaseLine> lines) {
    return FilterForm.of(query, lines).withDays(query, "from2", "to2");
  }

  private static List<CaseLine> some(List<CaseLine> all, CaseFilter filter) {
    return all.stream().filter(filter::test).toList();
  }

  /** The loaded releases of the domain that is shown. */
  private static List<String> versions(Asked asked) {
    return asked.attack.releases().stream()
        .filter(release -> release.domain().equals(asked.release.domain()))
        .map(Catalogue::version)
        .toList();
  }

  private static List<String> platforms(Catalogue release) {
    return release.techniques().stream()
        .map(Technique::platforms)
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .toList();
  }
}
