package dev.kasane.api;

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
import java.util.List;
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
  private final Scores scores;

  ScoreResource(GuidelineLibrary guidelines, Scores scores) {
    this.guidelines = guidelines;
    this.scores = scores;
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
    List<Scoring> scorings = scores.of(guideline, parameters);
    return scorings.size() == 1
        ? scorings.get(0).score()
        : Comparison.of(scorings.get(0), scorings.get(1));
  }
}
