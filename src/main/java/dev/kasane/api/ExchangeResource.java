package dev.kasane.api;

import static jakarta.ws.rs.core.HttpHeaders.CONTENT_DISPOSITION;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.exchange.Backup;
import dev.kasane.exchange.Restore;
import dev.kasane.exchange.table.TableHints;
import dev.kasane.exchange.table.TableImport;
import dev.kasane.exchange.table.TablePlan;
import dev.kasane.exchange.table.TablePlan.Planned;
import dev.kasane.exchange.table.TablePlan.Preview;
import dev.kasane.exchange.table.TablePlan.Refused;
import dev.kasane.stream.FindingSender;
import dev.kasane.stream.Position;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * Tables and backups in, and everything out. A body is the file itself, or a form with a part
 * {@code file} and perhaps one {@code corrections}; JSON lines are told from a table by their first
 * character.
 */
@Path("/api/v1")
class ExchangeResource {
  static final String JSON_LINES = "application/x-ndjson";
  static final String JSON_LINES_TOO = "application/jsonl";

  /** An export holds a connection to the database for as long as its reader takes. */
  private final Semaphore exports = new Semaphore(2);

  private final TableImport tables;
  private final Restore restore;
  private final Backup backup;
  private final FindingSender sender;
  private final AttackLibrary library;

  ExchangeResource(
      TableImport tables,
      Restore restore,
      Backup backup,
      FindingSender sender,
      AttackLibrary library) {
    this.tables = tables;
    this.restore = restore;
    this.backup = backup;
    this.sender = sender;
    this.library = library;
  }

  /**
   * What became of a table.
   *
   * @param queued findings that Kafka has
   * @param retracted of these, such as take back what the table no longer has
   * @param before the place behind them: what {@code GET /lag?before=} takes
   * @param preview what was made of it
   */
  record Imported(int queued, int retracted, String before, Preview preview) {}

  /** What became of JSON lines. */
  record Lines(@JsonUnwrapped Restore.Report report) implements Worded {
    @Override
    public Lines in(UnaryOperator<String> words) {
      return new Lines(report.in(words));
    }
  }

  @GET
  @Path("/export")
  @Produces(JSON_LINES)
  public Response export() {
    if (!exports.tryAcquire()) {
      return Problem.response(503, "Other exports are under way; try again when they are done.");
    }
    Attack attack = library.attack();
    StreamingOutput lines =
        out -> {
          try {
            backup.write(out, attack);
          } catch (SQLException e) {
            throw new IOException("The database went away during an export", e);
          } finally {
            exports.release();
          }
        };
    return Response.ok(lines, JSON_LINES)
        .header(CONTENT_DISPOSITION, "attachment; filename=\"kasane-export.jsonl\"")
        .build();
  }

  @POST
  @Path("/import/preview")
  @Consumes(MediaType.WILDCARD)
  public Response preview(byte[] body, @Context UriInfo uri) throws Exception {
    return take(body, null, uri, false);
  }

  @POST
  @Path("/import/preview")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response preview(
      @RestForm("file") @Nullable FileUpload file,
      @RestForm("corrections") @Nullable String corrections,
      @Context UriInfo uri)
      throws Exception {
    return take(bytes(file), corrections, uri, false);
  }

  @POST
  @Path("/import/preview")
  @Consumes({JSON_LINES, JSON_LINES_TOO})
  public Response preview(InputStream body, @Context UriInfo uri) throws Exception {
    return lines(body, uri, false);
  }

  @POST
  @Path("/import")
  @Consumes(MediaType.WILDCARD)
  public Response take(byte[] body, @Context UriInfo uri) throws Exception {
    return take(body, null, uri, true);
  }

  @POST
  @Path("/import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response take(
      @RestForm("file") @Nullable FileUpload file,
      @RestForm("corrections") @Nullable String corrections,
      @Context UriInfo uri)
      throws Exception {
    return take(bytes(file), corrections, uri, true);
  }

  @POST
  @Path("/import")
  @Consumes({JSON_LINES, JSON_LINES_TOO})
  public Response take(InputStream body, @Context UriInfo uri) throws Exception {
    return lines(body, uri, true);
  }

  private static byte[] bytes(@Nullable FileUpload file) throws IOException {
    if (file == null) {
      throw Problem.badRequest("The form has no part 'file'; it must hold the table.");
    }
    return Files.readAllBytes(file.uploadedFile());
  }

  private Response take(byte[] body, @Nullable String corrections, UriInfo uri, boolean send)
      throws Exception {
    for (byte b : body) {
      if (!Character.isWhitespace(b)) {
        return b == '{'
            ? lines(new ByteArrayInputStream(body), uri, send)
            : table(body, corrections, uri, send);
      }
    }
    throw Problem.badRequest(
        "The body is empty; it must be a table (CSV or XLSX) or JSON lines, or a form with a part 'file'.");
  }

  private Response lines(InputStream body, UriInfo uri, boolean send)
      throws IOException, SQLException {
    new Parameters(uri);
    try {
      Restore.Report report = restore.read(body, library.attack(), send);
      return Response.status(send ? 202 : 200).entity(new Lines(report)).build();
    } catch (FindingSender.Unavailable e) {
      return unavailable();
    }
  }

  private static Response unavailable() {
    return Problem.response(
        503, "Kafka does not take findings at the moment; import them again, it does no harm.");
  }

  private Response table(byte[] body, @Nullable String corrections, UriInfo uri, boolean send)
      throws SQLException {
    var parameters =
        new Parameters(
            uri, send ? ImportHints.parameters("partial", "replace") : ImportHints.parameters());
    Attack attack = library.attack();
    TableHints hints = ImportHints.read(parameters, corrections, attack, send);
    TablePlan plan = tables.plan(body, hints, attack);
    if (plan instanceof Refused refused) {
      throw Problem.badRequest(refused.message());
    }
    var planned = (Planned) plan;
    return send ? send(planned, parameters) : Response.ok(planned.preview()).build();
  }

  private Response send(Planned planned, Parameters parameters) throws SQLException {
    Preview preview = planned.preview();
    if (!preview.importable() && !Boolean.TRUE.equals(parameters.flag("partial"))) {
      throw new WebApplicationException(
          Problem.response(
              422,
              "Nothing was imported, for not all of the table is understood; problems: %d. The first: %s POST /api/v1/import/preview shows all; with partial=true the rest is imported."
                  .formatted(preview.problemsTotal(), preview.problems().get(0).message())));
    }
    var outgoing = new ArrayList<>(planned.findings());
    if (Boolean.TRUE.equals(parameters.flag("replace"))) {
      outgoing.addAll(tables.retractions(planned));
    }
    Position behind;
    try {
      behind = sender.send(outgoing);
    } catch (FindingSender.Unavailable e) {
      return unavailable();
    }
    int retracted = outgoing.size() - planned.findings().size();
    return Response.accepted(new Imported(outgoing.size(), retracted, behind.text(), preview))
        .build();
  }
}
