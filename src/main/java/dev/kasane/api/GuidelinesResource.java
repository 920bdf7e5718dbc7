package dev.kasane.api;

import dev.kasane.api.GuidelineView.Full;
import dev.kasane.api.GuidelineView.Listing;
import dev.kasane.api.GuidelineView.Summary;
import dev.kasane.api.GuidelineView.Unreadable;
import dev.kasane.guideline.CostTable;
import dev.kasane.guideline.Guideline;
import dev.kasane.guideline.GuidelineLibrary;
import dev.kasane.guideline.Reading.Fault;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Guidelines: which there are, loading them, and what their controls cost. */
@Path("/api/v1/guidelines")
@Tag(name = "Guidelines")
class GuidelinesResource {
  private static final Logger LOG = Logger.getLogger(GuidelinesResource.class);
  private static final int MOST_FAULTS_TOLD = 5;

  private static final String TABLE =
      """
      control,title,group,technique,category,strength
      A-1,Second factor for remote access,Access,T1133,protect,significant
      A-1,Second factor for remote access,Access,T1110,protect,partial
      B-7,Watch for scans,Monitoring,T1046,detect,partial
      """;

  private static final String COSTS =
      """
      control,one-off,yearly,reason
      A-1,5,2,tokens for 300 people
      B-7,2,1.5,rules and their care
      """;

  private final GuidelineLibrary guidelines;

  GuidelinesResource(GuidelineLibrary guidelines) {
    this.guidelines = guidelines;
  }

  @GET
  @Operation(summary = "All guidelines, built in and loaded, and the files that could not be read")
  public Listing list(@Context UriInfo uri) {
    new Parameters(uri);
    List<Summary> items =
        new TreeMap<>(guidelines.guidelines())
            .values().stream().map(g -> GuidelineView.summary(g, guidelines.costs(g))).toList();
    List<Unreadable> unreadable =
        guidelines.unreadable().entrySet().stream()
            .map(e -> new Unreadable(e.getKey(), e.getValue()))
            .toList();
    return new Listing(items, unreadable, null);
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "A guideline with its controls, their mappings and costs")
  public Full one(@PathParam("id") String id) {
    Guideline guideline = find(id);
    return GuidelineView.full(guideline, guidelines.costs(guideline));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Loads a guideline: CTID Mappings Explorer JSON, or a plain table",
      description = "It is kept as a file under kasane.home/guidelines. A bad one changes nothing.")
  @APIResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = Summary.class)))
  @APIResponse(
      responseCode = "201",
      description = "Loaded",
      content = @Content(schema = @Schema(implementation = Summary.class)))
  @APIResponse(responseCode = "400", description = "What is wrong, with its lines")
  public Response put(
      @PathParam("id") String id,
      @RequestBody(
              content =
                  @Content(
                      mediaType = "text/csv",
                      schema = @Schema(implementation = String.class),
                      examples = @ExampleObject(name = "table", value = TABLE)))
          byte[] body) {
    changeable(id);
    boolean known = guidelines.guideline(id).isPresent();
    try {
      refuse(guidelines.store(id, body));
    } catch (IOException e) {
      throw notStored(e);
    }
    Guideline guideline = find(id);
    return Response.status(known ? 200 : 201)
        .entity(GuidelineView.summary(guideline, guidelines.costs(guideline)))
        .build();
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Forgets a loaded guideline and its costs")
  public void delete(@PathParam("id") String id) {
    changeable(id);
    try {
      if (!guidelines.remove(id)) {
        throw Problem.notFound("There is no guideline '" + Parameters.brief(id) + "'.");
      }
    } catch (IOException e) {
      throw notStored(e);
    }
  }

  @GET
  @Path("/{id}/costs")
  @Operation(summary = "What the controls of a guideline cost")
  public CostTable costs(@PathParam("id") String id) {
    return guidelines.costs(find(id));
  }

  @PUT
  @Path("/{id}/costs")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Sets what the controls of a guideline cost, in whatever unit",
      description = "Also of a built-in one. The table is kept as a file beside the guideline.")
  @APIResponse(
      responseCode = "200",
      description = "The costs as they are now",
      content = @Content(schema = @Schema(implementation = CostTable.class)))
  @APIResponse(responseCode = "400", description = "What is wrong, with its lines")
  public CostTable putCosts(
      @PathParam("id") String id,
      @RequestBody(
              content =
                  @Content(
                      mediaType = "text/csv",
                      schema = @Schema(implementation = String.class),
                      examples = @ExampleObject(name = "costs", value = COSTS)))
          byte[] body) {
    Guideline guideline = find(id);
    try {
      refuse(guidelines.storeCosts(guideline.id(), body));
    } catch (IOException e) {
      throw notStored(e);
    }
    return guidelines.costs(guideline);
  }

  @DELETE
  @Path("/{id}/costs")
  @Operation(summary = "Forgets the costs that were set; a built-in guideline has its own again")
  public void deleteCosts(@PathParam("id") String id) {
    try {
      if (!guidelines.removeCosts(find(id).id())) {
        throw Problem.notFound("No costs were set for '" + Parameters.brief(id) + "'.");
      }
    } catch (IOException e) {
      throw notStored(e);
    }
  }

  private Guideline find(String id) {
    return GuidelineNames.find(guidelines, id);
  }

  private void changeable(String id) {
    if (!GuidelineLibrary.isId(id)) {
      throw Parameters.wrong(
          "id", id, "1 to 64 small letters, digits, dots, dashes or underscores");
    }
    if (guidelines.guideline(id).filter(Guideline::builtIn).isPresent()) {
      throw Problem.badRequest(
          "'%s' is built in and follows the loaded release; choose another id.".formatted(id));
    }
  }

  private static void refuse(List<Fault> faults) {
    if (!faults.isEmpty()) {
      int more = faults.size() - MOST_FAULTS_TOLD;
      throw Problem.badRequest(
          faults.stream()
                  .limit(MOST_FAULTS_TOLD)
                  .map(Fault::toString)
                  .collect(Collectors.joining(" "))
              + (more > 0 ? " And %d more.".formatted(more) : "")
              + " Nothing was changed.");
    }
  }

  private static WebApplicationException notStored(IOException e) {
    LOG.error("A guideline could not be stored", e);
    return new WebApplicationException(
        Problem.response(
            500, "The guideline could not be kept under kasane.home; its log says why."));
  }
}
