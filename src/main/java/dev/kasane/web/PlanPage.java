package dev.kasane.web;

import dev.kasane.api.CaseFilters;
import dev.kasane.api.GuidelineNames;
import dev.kasane.api.Parameters;
import dev.kasane.api.Plans;
import dev.kasane.api.Problem;
import dev.kasane.api.Scores;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.FactColumn;
import dev.kasane.guideline.Guideline;
import dev.kasane.guideline.GuidelineLibrary;
import dev.kasane.guideline.Scoring;
import dev.kasane.plan.Planner.Outcome;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which countermeasures would have mattered in one's own cases, for a budget. */
@Path("/plan")
@Produces(MediaType.TEXT_HTML)
public class PlanPage {
  private static final String USUAL = "attack-mitigations";

  private final GuidelineLibrary guidelines;
  private final AttackLibrary library;
  private final Scores scores;
  private final Plans plans;

  PlanPage(GuidelineLibrary guidelines, AttackLibrary library, Scores scores, Plans plans) {
    this.guidelines = guidelines;
    this.library = library;
    this.scores = scores;
    this.plans = plans;
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance planPage(
        PlanSetup setup,
        CaseSelection asked,
        ScoreView score,
        List<String> phases,
        List<String> leaks,
        @Nullable PlanView view);

    static native TemplateInstance plan(PlanView view);

    static native TemplateInstance cases(
        List<PlanCases.Fitting> cases,
        long steps,
        Guideline guideline,
        CaseSelection asked,
        String control,
        String technique);
  }

  /** The scores, and the form for a plan. */
  @GET
  public TemplateInstance page(@Context UriInfo uri) throws SQLException {
    var parameters = PageParameters.of(uri, CaseFilters.parameters(CaseSelection.OF_SCORE));
    return page(parameters, guideline(parameters), null);
  }

  /** A plan; only that where htmx asks, else with the page around it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public TemplateInstance plan(
      MultivaluedMap<String, String> fields, @HeaderParam("HX-Request") @Nullable String htmx)
      throws SQLException {
    var form = new PlanForm(fields);
    Parameters parameters = form.parameters();
    Guideline guideline = guideline(parameters);
    Outcome outcome = plans.answer(form.request(guideline, guidelines.costs(guideline)));
    if (outcome instanceof Outcome.Planned planned) {
      var view =
          PlanView.of(planned.plan(), guideline, CaseSelection.of(parameters, guideline.id()));
      return htmx != null ? Templates.plan(view) : page(parameters, guideline, view);
    }
    if (outcome instanceof Outcome.Refused refused) {
      throw Problem.badRequest(refused.reason());
    }
    throw new WebApplicationException(
        Problem.response(503, "Other plans are being worked out; ask again in some seconds."));
  }

  /** The cases behind a number. */
  @GET
  @Path("/cases")
  public TemplateInstance cases(@Context UriInfo uri) throws SQLException {
    var parameters = PageParameters.of(uri, CaseFilters.parameters(PlanCases.PARAMETERS));
    Guideline guideline = guideline(parameters);
    Catalogue catalogue =
        library
            .attack()
            .current(guideline.domain())
            .orElseThrow(() -> Problem.notFound("No release of its domain is loaded."));
    List<PlanCases.Fitting> cases = new PlanCases(parameters, guideline, catalogue).list(scores);
    long steps = cases.stream().mapToLong(each -> each.techniques().size()).sum();
    return Templates.cases(
        cases,
        steps,
        guideline,
        CaseSelection.of(parameters, guideline.id()),
        parameters.text("control", ""),
        parameters.text("step", ""));
  }

  private Guideline guideline(Parameters parameters) {
    return GuidelineNames.named(guidelines, "guideline", parameters.text("guideline", USUAL));
  }

  private TemplateInstance page(Parameters parameters, Guideline guideline, @Nullable PlanView view)
      throws SQLException {
    List<Scoring> scorings = scores.of(guideline, parameters);
    String with = parameters.text("with", "");
    var asked = new ArrayList<CaseSelection>();
    asked.add(CaseSelection.of(parameters, guideline.id()));
    asked.add(CaseSelection.of(parameters, with));
    var score = ScoreView.of(scorings, asked);
    var known =
        new TreeMap<>(guidelines.guidelines())
            .values().stream()
                .filter(g -> library.attack().current(g.domain()).isPresent())
                .toList();
    var setup = PlanSetup.of(guideline, known, with, guidelines.costs(guideline), score.first());
    return Templates.planPage(
        setup, asked.get(0), score, FactColumn.PHASE.words(), FactColumn.LEAK.words(), view);
  }
}
