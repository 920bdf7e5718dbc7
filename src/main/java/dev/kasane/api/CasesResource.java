package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.Cases;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.casebook.table.Leads;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Cases, one and many. */
@Path("/api/v1/cases")
class CasesResource {
  private static final int AT_ONCE = 50;

  private final Cases cases;
  private final CaseTable table;
  private final AttackLibrary library;

  CasesResource(Cases cases, CaseTable table, AttackLibrary library) {
    this.cases = cases;
    this.table = table;
    this.library = library;
  }

  @GET
  public CaseTable.Page<CaseRecord> list(@Context UriInfo uri) throws SQLException {
    var parameters = new Parameters(uri, CaseFilters.parameters("limit", "cursor"));
    Attack attack = library.attack();
    var filter = CaseFilters.read(parameters, attack, CaseFilters.catalogue(parameters, attack));
    var ids = table.ids(filter, parameters.limit(AT_ONCE), parameters.text("cursor"));
    return new CaseTable.Page<>(cases.records(ids.items()), ids.next());
  }

  @GET
  @Path("/{id}")
  public CaseRecord one(@PathParam("id") String id) throws SQLException {
    return (id.indexOf('\0') >= 0 ? Optional.<CaseRecord>empty() : cases.record(id))
        .orElseThrow(() -> unknown(id));
  }

  /** Where to look next: no evidence, and part of no count. */
  @GET
  @Path("/{id}/leads")
  public LeadsView.Answer leads(@PathParam("id") String id, @Context UriInfo uri) {
    var parameters = new Parameters(uri, "domain");
    Attack attack = library.attack();
    Catalogue catalogue = CaseFilters.catalogue(parameters, attack);
    List<CaseLine> all = table.lines();
    CaseLine line =
        all.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> unknown(id));
    return LeadsView.of(line.id(), Leads.of(line, all, catalogue.domain()), catalogue);
  }

  private static RuntimeException unknown(String id) {
    return Problem.notFound("There is no case '" + Parameters.brief(id) + "'.");
  }
}
