package dev.kasane.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.kasane.plan.Plan;
import dev.kasane.plan.Planner.Outcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Plans: which controls are the best choice for a budget. */
@Path("/api/v1/plans")
@Tag(name = "Plans")
class PlansResource {
  private static final String SMALL =
      """
      {"budget": 25}
      """;

  private static final String LARGE =
      """
      {"guideline": "attack-mitigations",
       "cases": {"from": "2020-01-01", "tactic": "impact"},
       "objective": "cases-interrupted", "weight": "severity",
       "budget": 40, "years": 3,
       "inPlace": ["M1049"], "excluded": ["M1020"], "required": ["M1053"],
       "costs": [{"control": "M1032", "oneOff": 8, "yearly": 1}],
       "effectiveness": {"unstated": 0.3},
       "effectivenessOf": [{"control": "M1032", "technique": "T1110", "value": 0.8}],
       "timeLimitSeconds": 10}
      """;

  private final Plans plans;
  private final ObjectReader json;

  PlansResource(Plans plans, ObjectMapper mapper) {
    this.plans = plans;
    this.json =
        mapper
            .readerFor(PlanRequest.class)
            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Which controls would have mattered most in one's own cases, for a budget",
      description =
          "The best plan, proved or with its gap, the greedy one beside it, what stays open, the"
              + " cost-effect curve, and how the choice changes with costs and effectiveness. Nothing"
              + " is stored.")
  @APIResponse(
      responseCode = "200",
      description = "The plan",
      content = @Content(schema = @Schema(implementation = Plan.class)))
  @APIResponse(responseCode = "400", description = "What is wrong with the request")
  @APIResponse(responseCode = "503", description = "Other plans are being worked out")
  public Response plan(
      @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = PlanRequest.class),
                      examples = {
                        @ExampleObject(name = "small", value = SMALL),
                        @ExampleObject(name = "large", value = LARGE)
                      }))
          byte[] body)
      throws SQLException {
    Outcome outcome = plans.answer(read(body));
    if (outcome instanceof Outcome.Planned planned) {
      return Response.ok(planned.plan(), MediaType.APPLICATION_JSON).build();
    }
    return outcome instanceof Outcome.Refused refused
        ? Problem.response(400, refused.reason())
        : Problem.response(503, "Other plans are being worked out; ask again in some seconds.");
  }

  private PlanRequest read(byte[] body) {
    try {
      PlanRequest request = json.readValue(body);
      if (request != null) {
        return request;
      }
    } catch (UnrecognizedPropertyException e) {
      throw Problem.badRequest(
          "The property '%s' is not known here; known are: %s."
              .formatted(
                  Parameters.brief(e.getPropertyName()),
                  e.getKnownPropertyIds().stream()
                      .map(String::valueOf)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    } catch (JsonMappingException e) {
      String where =
          e.getPath().stream()
              .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
              .collect(Collectors.joining("."));
      throw Problem.badRequest(
          "'%s' in line %d has a value of the wrong kind; /q/openapi says what it takes."
              .formatted(where, e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
    } catch (JsonProcessingException e) {
      throw Problem.badRequest(
          "The body is not JSON: line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory could not be read", e);
    }
    throw Problem.badRequest("The body must be an object with at least a 'budget'.");
  }
}
