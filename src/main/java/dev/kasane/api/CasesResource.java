package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.Cases;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Optional;

/** Cases, one and many. */
@Path("/api/v1/cases")
class CasesResource {
  private static final int AT_ONCE = 50;

  private final Cases cases;
  private final AttackLibrary library;
  private final CaseFormats formats;

  CasesResource(Cases cases, AttackLibrary library, CaseFormats formats) {
    this.cases = cases;
    this.library = library;
    this.formats = formats;
  }

  @GET
  public Cases.Page<CaseRecord> list(@Context UriInfo uri) throws SQLException {
    var parameters =
        new Parameters(
            uri, "technique", "tactic", "status", "from", "to", "q", "domain", "limit", "cursor");
    Attack attack = library.attack();
    var filter = CaseFilters.read(parameters, attack, CaseFilters.catalogue(parameters, attack));
    return cases.list(filter, parameters.limit(AT_ONCE), parameters.text("cursor"));
  }

  @GET
  @Path("/{id}")
  public Response one(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    var parameters = new Parameters(uri, "format", "domain");
    Format format = Format.choose(parameters, headers, CaseFormats.ALL);
    return formats.answer(record(id), format, parameters, library.attack());
  }

  private CaseRecord record(String id) throws SQLException {
    return (id.indexOf('\0') >= 0 ? Optional.<CaseRecord>empty() : cases.record(id))
        .orElseThrow(() -> Problem.notFound("There is no case '" + Parameters.brief(id) + "'."));
  }
}
