package dev.kasane.api;

import dev.kasane.api.CaseStatements.Ready;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.Cases;
import dev.kasane.casebook.Handling;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.stream.FindingSender;
import dev.kasane.stream.FindingSender.Outgoing;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Cases, one and many, and what handlers say of them. */
@Path("/api/v1/cases")
class CasesResource {
  private static final int AT_ONCE = 50;

  private final Cases cases;
  private final CaseTable table;
  private final AttackLibrary library;
  private final CaseStatements statements;
  private final FindingSender sender;
  private final CaseFormats formats;

  CasesResource(
      Cases cases,
      CaseTable table,
      AttackLibrary library,
      CaseStatements statements,
      FindingSender sender,
      CaseFormats formats) {
    this.cases = cases;
    this.table = table;
    this.library = library;
    this.statements = statements;
    this.sender = sender;
    this.formats = formats;
  }

  /**
   * What was queued.
   *
   * @param revision of the case when it was queued; null for a new case
   */
  record Queued(String caseId, @Nullable Long revision, List<QueuedFinding> queued) {}

  /** A finding that was queued; a retraction of it takes back what it says. */
  record QueuedFinding(String source, String id, Instant time) {}

  @GET
  @Parameter(name = "at", in = ParameterIn.QUERY, description = MatrixCells.DESCRIPTION)
  @Parameter(
      name = "atStatus",
      in = ParameterIn.QUERY,
      description = "Of what stands there: one status or several; those that count if absent")
  @Parameter(
      name = "atPlatform",
      in = ParameterIn.QUERY,
      description = "Of what stands there: techniques of that platform")
  public CaseTable.Page<CaseRecord> list(@Context UriInfo uri) throws SQLException {
    var parameters = new Parameters(uri, CaseFilters.parameters("limit", "cursor"));
    Attack attack = library.attack();
    var filter = CaseFilters.read(parameters, attack, CaseFilters.catalogue(parameters, attack));
    var ids = table.ids(filter, attack, parameters.limit(AT_ONCE), parameters.text("cursor"));
    return new CaseTable.Page<>(cases.records(ids.items(), attack), ids.next());
  }

  @GET
  @Path("/{id}")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CaseRecord.class)))
  public Response one(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    var parameters = new Parameters(uri, "format", "domain");
    Format format = Format.choose(parameters, headers, CaseFormats.ALL);
    Attack attack = library.attack();
    CaseRecord record = record(id, attack);
    return Response.fromResponse(formats.answer(record, format, parameters, attack))
        .tag(String.valueOf(record.revision()))
        .build();
  }

  private CaseRecord record(String id, Attack attack) throws SQLException {
    return (unwritable(id) ? Optional.<CaseRecord>empty() : cases.record(id, attack))
        .orElseThrow(() -> Problem.notFound("There is no case '" + Parameters.brief(id) + "'."));
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Decide on techniques, state facts, merge",
      description =
          "What is said becomes findings of the source 'analyst' on the findings topic; the case"
              + " changes when they are read from there. If-Match with the revision (the ETag of"
              + " GET) refuses to decide on an older state. A case that is not there is opened"
              + " with If-None-Match: *.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CasePatch.class),
              examples = @ExampleObject(name = "handler", value = CasePatch.EXAMPLE)))
  @APIResponse(
      responseCode = "202",
      description = "Kafka has the findings",
      content = @Content(schema = @Schema(implementation = Queued.class)))
  @APIResponse(responseCode = "400", description = "What is said cannot be read")
  @APIResponse(responseCode = "404", description = "There is no such case")
  @APIResponse(responseCode = "409", description = "It does not fit the case as it stands")
  @APIResponse(responseCode = "412", description = "The case has another revision")
  public Response change(
      @PathParam("id") String id,
      byte[] body,
      @HeaderParam("If-Match") @Nullable String match,
      @HeaderParam("If-None-Match") @Nullable String noneMatch)
      throws SQLException {
    CasePatch patch = CasePatch.read(body);
    Handling handling =
        (unwritable(id) ? Optional.<Handling>empty() : cases.handling(id)).orElse(null);
    precondition(id, handling, match, noneMatch);
    if (handling != null && handling.mergedInto() != null) {
      standsElsewhere(id, handling.mergedInto(), patch);
    }
    if (patch.mergedInto() != null && patch.mergedInto().isTextual()) {
      target(id, patch.mergedInto().textValue());
    }
    List<Ready> ready = statements.findings(id, patch, handling);
    try {
      sender.send(ready.stream().map(r -> new Outgoing(id, r.bytes(), null)).toList());
    } catch (FindingSender.Unavailable e) {
      return Problem.response(
          503, "Kafka does not take findings at the moment; say it again, it does no harm.");
    }
    var queued =
        ready.stream()
            .map(r -> new QueuedFinding(r.key().source(), r.key().id(), r.time()))
            .toList();
    Long revision = handling == null ? null : handling.revision();
    return Response.accepted(new Queued(id, revision, queued)).build();
  }

  private static boolean unwritable(String id) {
    return id.indexOf('\0') >= 0;
  }

  private static void precondition(
      String id, @Nullable Handling handling, @Nullable String match, @Nullable String noneMatch) {
    String brief = Parameters.brief(id);
    boolean opens = noneMatch != null && noneMatch.strip().equals("*");
    if (handling == null && !opens) {
      throw Problem.notFound(
          "There is no case '%s'. To open it, say so with the header If-None-Match: *."
              .formatted(brief));
    }
    if (handling != null && opens) {
      throw Problem.failedPrecondition(
          "Case '%s' is there already, at revision %d.".formatted(brief, handling.revision()));
    }
    if (match != null && handling != null && !matches(match, handling.revision())) {
      throw Problem.failedPrecondition(
          "Case '%s' is at revision %d, not %s; read it again and decide on what it says now."
              .formatted(brief, handling.revision(), Parameters.brief(match)));
    }
  }

  private static boolean matches(String header, long revision) {
    for (String tag : header.split(",", -1)) {
      String bare = tag.strip().replaceFirst("^W/", "").replace("\"", "");
      if (bare.equals("*") || bare.equals(String.valueOf(revision))) {
        return true;
      }
    }
    return false;
  }

  private static void standsElsewhere(String id, String target, CasePatch patch) {
    if (patch.decisions() != null || patch.facts() != null) {
      throw Problem.conflict(
          "Case '%s' is merged into '%s'; say it of that case, or take the merge back with {\"mergedInto\":null} first."
              .formatted(Parameters.brief(id), Parameters.brief(target)));
    }
  }

  private void target(String id, String target) throws SQLException {
    Handling there =
        (unwritable(target) ? Optional.<Handling>empty() : cases.handling(target)).orElse(null);
    if (there == null) {
      throw Problem.conflict(
          "There is no case '%s' to merge into.".formatted(Parameters.brief(target)));
    }
    if (id.equals(there.mergedInto())) {
      throw Problem.conflict(
          "Case '%s' is merged into '%s'; the other way round would be a circle."
              .formatted(Parameters.brief(target), Parameters.brief(id)));
    }
  }
}
