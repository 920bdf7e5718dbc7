package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.table.CaseStepsReader;
import dev.kasane.guideline.Comparison;
import dev.kasane.guideline.Guideline;
import dev.kasane.guideline.GuidelineLibrary;
import dev.kasane.guideline.Score;
import dev.kasane.guideline.Scoring;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far guidelines cover one's own cases. */
@Path("/api/v1/guidelines/{id}/score")
@Tag(name = "Guidelines")
class ScoreResource {
  private final GuidelineLibrary guidelines;
  private final AttackLibrary library;
  private final CaseStepsReader cases;

  ScoreResource(GuidelineLibrary guidelines, AttackLibrary library, CaseStepsReader cases) {
    this.guidelines = guidelines;
    this.library = library;
    this.cases = cases;
  }

  @GET
  @Operation(
      summary = "How far the guideline covers one's own cases, or two guidelines side by side",
      description =
          "Takes the filters of the case table. With 'with' the answer holds both scores and what"
              + " only one of them covers.")
  @Parameter(name = "with", in = ParameterIn.QUERY, description = "another guideline's id")
  @Parameter(
      name = "inherit",
      in = ParameterIn.QUERY,
      description = "true: a control of a technique reaches its sub-techniques")
  @APIResponse(
      responseCode = "200",
      description = "The score, or both",
      content = @Content(schema = @Schema(oneOf = {Score.class, Comparison.class})))
  public Object score(@PathParam("id") String id, @Context UriInfo uri) throws SQLException {
    var parameters = new Parameters(uri, CaseFilters.parameters("with", "inherit"));
    Guideline guideline = GuidelineNames.find(guidelines, id);
    Attack attack = library.attack();
    Catalogue catalogue = catalogue(guideline, parameters, attack);
    boolean inherit = Boolean.TRUE.equals(parameters.flag("inherit"));
    Guideline mitigations =
        guidelines.mitigations(catalogue.domain()).orElseThrow(IllegalStateException::new);
    var scorings = new ArrayList<Scoring>();
    scorings.add(new Scoring(guideline, mitigations, catalogue, inherit));
    String with = parameters.text("with");
    if (with != null) {
      Guideline other = other(with, guideline);
      scorings.add(new Scoring(other, mitigations, catalogue, inherit));
    }
    cases.read(
        attack,
        catalogue.domain(),
        CaseFilters.read(parameters, attack, catalogue),
        each -> scorings.forEach(scoring -> scoring.add(each)));
    return with == null ? scorings.get(0).score() : Comparison.of(scorings.get(0), scorings.get(1));
  }

  private static Catalogue catalogue(Guideline guideline, Parameters parameters, Attack attack) {
    String stated = parameters.text("domain");
    if (stated != null && !guideline.domain().equals(Attack.domain(stated))) {
      throw Parameters.wrong("domain", stated, "that of the guideline: " + guideline.domain());
    }
    return attack
        .current(guideline.domain())
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "'%s' maps %s, which is not loaded; loaded are: %s."
                        .formatted(
                            guideline.id(),
                            guideline.domain(),
                            attack.current().stream()
                                .map(Catalogue::domain)
                                .collect(Collectors.joining(", ")))));
  }

  private Guideline other(String with, Guideline guideline) {
    Guideline other = GuidelineNames.named(guidelines, "with", with);
    if (!other.domain().equals(guideline.domain())) {
      throw Parameters.wrong("with", with, "a guideline of " + guideline.domain());
    }
    return other;
  }
}
