package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.Cases;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Optional;

/** Cases, one and many. */
@Path("/api/v1/cases")
class CasesResource {
  private static final int AT_ONCE = 50;

  private final Cases cases;
  private final AttackLibrary library;

  CasesResource(Cases cases, AttackLibrary library) {
    this.cases = cases;
    this.library = library;
  }

  @GET
  public Cases.Page<CaseRecord> list(@Context UriInfo uri) throws SQLException {
    var parameters = new Parameters(uri, CaseFilters.parameters("limit", "cursor"));
    Attack attack = library.attack();
    var filter = CaseFilters.read(parameters, attack, CaseFilters.catalogue(parameters, attack));
    return cases.list(filter, parameters.limit(AT_ONCE), parameters.text("cursor"));
  }

  @GET
  @Path("/{id}")
  public CaseRecord one(@PathParam("id") String id) throws SQLException {
    return (id.indexOf('\0') >= 0 ? Optional.<CaseRecord>empty() : cases.record(id))
        .orElseThrow(() -> Problem.notFound("There is no case '" + Parameters.brief(id) + "'."));
  }
}
