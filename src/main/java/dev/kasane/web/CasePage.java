package dev.kasane.web;

import dev.kasane.api.LeadsView;
import dev.kasane.api.Parameters;
import dev.kasane.api.Problem;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Tactic;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.Cases;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.casebook.table.Leads;
import dev.kasane.finding.FactName;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One case: what happened when, what is known, what is open; and where a handler decides. */
@Path("/cases/{id}")
public class CasePage {
  private final Cases cases;
  private final CaseTable table;
  private final AttackLibrary library;
  private final UnplacedClaims unplaced;

  CasePage(Cases cases, CaseTable table, AttackLibrary library, UnplacedClaims unplaced) {
    this.cases = cases;
    this.table = table;
    this.library = library;
    this.unplaced = unplaced;
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance one(CaseView view, Forms forms);

    static native TemplateInstance live(CaseView view);
  }

  /** What the forms offer to choose from. */
  record Forms(List<Tactic> tactics) {
    /** The words that a fact can be; empty where it is free text. */
    public List<String> choices(String fact) {
      return List.copyOf(FactName.of(fact).orElseThrow().choices().keySet());
    }

    /** All facts. */
    public List<FactName> facts() {
      return List.of(FactName.values());
    }
  }

  /**
   * The page; with {@code part=live} only what changes when the case does, with {@code print}
   * everything unfolded and without forms.
   */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Blocking
  public TemplateInstance one(@PathParam("id") String id, @Context UriInfo uri)
      throws SQLException {
    var parameters = PageParameters.of(uri, "part", "print");
    String part = parameters.oneOf("part", "live");
    Attack attack = library.attack();
    CaseView view = view(record(id, attack), attack, uri.getQueryParameters().containsKey("print"));
    return part != null
        ? Templates.live(view)
        : Templates.one(view, new Forms(attack.current().get(0).tactics()));
  }

  private CaseRecord record(String id, Attack attack) throws SQLException {
    return (id.indexOf('\0') >= 0 ? Optional.<CaseRecord>empty() : cases.record(id, attack))
        .orElseThrow(() -> Problem.notFound("There is no case '" + Parameters.brief(id) + "'."));
  }

  private CaseView view(CaseRecord record, Attack attack, boolean report) {
    var tactics = CaseTactics.of(record, attack);
    return new CaseView(
        record,
        tactics,
        Timeline.of(tactics),
        CaseFactLines.of(record),
        CaseView.changes(record),
        unplaced.of(record, attack),
        leads(record, attack),
        report);
  }

  private LeadsView.@Nullable Answer leads(CaseRecord record, Attack attack) {
    Catalogue release = attack.current(record.attack().domain()).orElse(null);
    List<CaseLine> all = table.lines(attack);
    CaseLine line =
        all.stream().filter(each -> each.id().equals(record.caseId())).findFirst().orElse(null);
    return line == null || release == null
        ? null
        : LeadsView.of(line.id(), Leads.of(line, all, release.domain()), release);
  }
}
