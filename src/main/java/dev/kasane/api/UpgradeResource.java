package dev.kasane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.UpgradePreview;
import dev.kasane.casebook.UpgradePreview.CaseEffects;
import dev.kasane.casebook.UpgradePreview.Total;
import dev.kasane.casebook.UpgradePreviews;
import dev.kasane.stream.Upgrade;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The switch to another loaded release: what it would change, the switch, and how far it is. */
@Path("/api/v1/attack/upgrade")
@Produces(MediaType.APPLICATION_JSON)
class UpgradeResource {
  private static final Logger LOG = Logger.getLogger(UpgradeResource.class);
  private static final int AT_ONCE = 100;

  /** A dry run reads all findings. */
  private final Semaphore dryRuns = new Semaphore(1);

  private final AttackLibrary library;
  private final UpgradePreviews previews;
  private final Upgrade upgrade;

  UpgradeResource(AttackLibrary library, UpgradePreviews previews, Upgrade upgrade) {
    this.library = library;
    this.previews = previews;
    this.upgrade = upgrade;
  }

  /**
   * What a switch would change.
   *
   * @param techniques what becomes of each technique, and in how many cases
   * @param items cases that would change
   */
  @Schema(
      name = "UpgradeDryRun",
      examples =
          """
          {"domain":"enterprise-attack","from":"17.1","to":"18.1","cases":13,"changed":1,
          "unresolved":0,"techniques":[{"from":{"domain":"enterprise-attack","id":"T1574.002",
          "name":"DLL Side-Loading","tactics":["persistence"]},"to":[{"domain":"enterprise-attack",
          "id":"T1574.001","name":"DLL","tactics":["persistence"]}],"what":["replaced"],"cases":1}],
          "items":[],"next":null}""")
  record DryRun(
      String domain,
      String from,
      String to,
      long cases,
      long changed,
      long unresolved,
      List<Total> techniques,
      List<CaseEffects> items,
      @Nullable String next) {}

  /**
   * How far things are.
   *
   * @param state preparing (readers still see the releases before), telling (readers see the new
   *     ones, cases are told and published again) or done
   * @param told cases that stand under the current releases
   */
  @Schema(
      name = "UpgradeState",
      examples =
          """
          {"state":"telling","domain":"enterprise-attack","from":"17.1","to":"18.1",
          "askedAt":"2026-05-01T02:03:04Z","switchedAt":"2026-05-01T02:03:09Z","cases":100000,
          "prepared":0,"told":42000,"left":58000}""")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Progress(
      String state,
      @Nullable String domain,
      @Nullable String from,
      @Nullable String to,
      @Nullable Instant askedAt,
      @Nullable Instant switchedAt,
      long cases,
      long prepared,
      long told,
      long left) {}

  @GET
  @Operation(summary = "How far the last switch to another release is")
  public Progress progress(@Context UriInfo uri) throws SQLException {
    new Parameters(uri);
    return progress();
  }

  private Progress progress() throws SQLException {
    Upgrade.State state = upgrade.state();
    Upgrade.Switch last = state.last();
    return new Progress(
        state.phase().word(),
        last == null ? null : last.domain(),
        last == null ? null : last.from(),
        last == null ? null : last.to(),
        last == null ? null : last.asked(),
        last == null ? null : last.switched(),
        state.cases(),
        state.prepared(),
        state.cases() - state.left(),
        state.left());
  }

  @POST
  @Operation(
      summary = "Make another loaded release the current one of its domain",
      description =
          "With dryRun=true nothing changes; the answer says what would become of each technique, in"
              + " total and for each case. Else the answer is 202 at once: first the case table is"
              + " prepared, then all readers see the new release in one moment, then all cases are"
              + " told and published again. GET says how far it is. The choice survives a restart.")
  @Parameter(name = "to", in = ParameterIn.QUERY, required = true, description = "its version")
  @Parameter(name = "domain", in = ParameterIn.QUERY, description = "enterprise-attack by default")
  @Parameter(name = "dryRun", in = ParameterIn.QUERY)
  @Parameter(name = "limit", in = ParameterIn.QUERY, description = "cases that a dry run lists")
  @Parameter(name = "cursor", in = ParameterIn.QUERY)
  @APIResponse(
      responseCode = "200",
      description = "What would change, or the state where that release is current already",
      content = @Content(schema = @Schema(oneOf = {DryRun.class, Progress.class})))
  @APIResponse(
      responseCode = "202",
      description = "It is under way",
      content = @Content(schema = @Schema(implementation = Progress.class)))
  @APIResponse(responseCode = "400", description = "No such release is loaded")
  public Response upgrade(@Context UriInfo uri) throws SQLException {
    var parameters = new Parameters(uri, "to", "domain", "dryRun", "limit", "cursor");
    Attack attack = library.attack();
    String domain = Selection.domain(parameters, attack, "enterprise-attack");
    Catalogue to = release(parameters, attack, domain);
    if (Boolean.TRUE.equals(parameters.flag("dryRun"))) {
      return dryRun(parameters, attack, to);
    }
    boolean there = attack.current(domain).filter(to::equals).isPresent();
    try {
      upgrade.to(to);
    } catch (IOException e) {
      LOG.errorf(e, "The choice of %s %s cannot be written down", domain, to.version());
      return Problem.response(
          503, "The choice cannot be written down under kasane.home; nothing is changed.");
    }
    return Response.status(there ? 200 : 202).entity(progress()).build();
  }

  private static Catalogue release(Parameters parameters, Attack attack, String domain) {
    String version = parameters.text("to");
    if (version == null) {
      throw Problem.badRequest(
          "'to' is missing; it must be " + Selection.versions(attack, domain) + ".");
    }
    return attack
        .release(domain, version)
        .orElseThrow(() -> Parameters.wrong("to", version, Selection.versions(attack, domain)));
  }

  private Response dryRun(Parameters parameters, Attack attack, Catalogue to) throws SQLException {
    if (!dryRuns.tryAcquire()) {
      return Problem.response(503, "Another dry run is under way; try again when it is done.");
    }
    try {
      int limit = parameters.limit(AT_ONCE);
      UpgradePreview preview =
          previews.preview(attack, library.with(to), limit, parameters.text("cursor"));
      String from = attack.current(to.domain()).map(Catalogue::version).orElse("none");
      return Response.ok(
              new DryRun(
                  to.domain(),
                  from,
                  to.version(),
                  preview.cases(),
                  preview.changed(),
                  preview.unresolved(),
                  preview.techniques(),
                  preview.page(),
                  preview.next()))
          .build();
    } finally {
      dryRuns.release();
    }
  }
}
