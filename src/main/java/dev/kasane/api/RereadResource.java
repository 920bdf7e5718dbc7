package dev.kasane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.finding.Finding;
import dev.kasane.finding.format.FormatLibrary;
import dev.kasane.stream.FindingSender;
import dev.kasane.stream.Rereading;
import dev.kasane.stream.Rereading.Change;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Kept events, read once more by the formats that are known now. */
@Path("/api/v1/findings:reread")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
class RereadResource {
  private final Rereading rereading;
  private final FormatLibrary formats;

  RereadResource(Rereading rereading, FormatLibrary formats) {
    this.rereading = rereading;
    this.formats = formats;
  }

  /**
   * What came of it.
   *
   * @param looked kept events that were read again
   * @param changed of these, which are understood otherwise
   * @param unreadable of these, which are no finding any more, or of a format that is gone; their
   *     findings stay as they are
   * @param before the place behind what was sent: what {@code GET /lag?before=} takes; absent where
   *     it was only looked
   * @param examples the first 50 that changed, by source and id
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Reread(
      boolean dryRun,
      long looked,
      long changed,
      long unreadable,
      @Nullable String before,
      List<Example> examples) {}

  /**
   * A finding that is understood otherwise.
   *
   * @param before as it stands
   * @param after as its event is read now
   */
  record Example(String source, String id, String caseId, Told before, Told after) {}

  /** What is told of an event; with another source or id it stands under those. */
  record Told(
      String format,
      String source,
      String id,
      String status,
      @Nullable String title,
      List<MapView.ClaimView> claims) {}

  @POST
  @Operation(
      summary = "Read events again that were kept as they came",
      description =
          "With 'format' those that were recognised as it, else all. What is understood otherwise"
              + " is sent through the findings topic, with 'dryRun=true' only shown. A finding stays"
              + " in its case. Events of Kasane's own format, and those larger than"
              + " kasane.finding.keep-original, are not kept and so not read.")
  public Reread reread(@Context UriInfo uri) throws SQLException {
    var parameters = new Parameters(uri, "format", "dryRun");
    String format = parameters.text("format");
    boolean dryRun = Boolean.TRUE.equals(parameters.flag("dryRun"));
    Rereading.Report report = report(format, !dryRun);
    if (format != null && report.looked() == 0 && !formats.names().containsKey(format)) {
      throw Parameters.wrong(
          "format", format, "one of: " + String.join(", ", formats.names().keySet()));
    }
    return new Reread(
        dryRun,
        report.looked(),
        report.changed(),
        report.unreadable(),
        dryRun ? null : report.behind().text(),
        report.examples().stream().map(RereadResource::example).toList());
  }

  private Rereading.Report report(@Nullable String format, boolean send) throws SQLException {
    try {
      return rereading.read(format, send);
    } catch (FindingSender.Unavailable e) {
      throw new WebApplicationException(
          Problem.response(
              503, "Kafka does not take findings at the moment; read again, it does no harm."));
    }
  }

  private static Example example(Change change) {
    Finding stands = change.before();
    return new Example(
        stands.key().source(),
        stands.key().id(),
        stands.caseId(),
        told(stands),
        told(change.after()));
  }

  private static Told told(Finding finding) {
    return new Told(
        finding.context().format(),
        finding.key().source(),
        finding.key().id(),
        finding.status().word(),
        finding.title(),
        finding.claims().stream().map(MapView::claim).toList());
  }
}
