package dev.kasane.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.api.Parameters;
import dev.kasane.api.Problem;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.CaseRecord.EvidencePart;
import dev.kasane.casebook.CaseRecord.TechniquePart;
import dev.kasane.casebook.Cases;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.casebook.table.Matrix;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the open case table fetches: itself anew when a case has changed, and evidence. */
@Path("/table")
public class CaseTableParts {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private final CaseTable table;
  private final Cases cases;
  private final AttackLibrary library;
  private final ObjectMapper json;

  CaseTableParts(CaseTable table, Cases cases, AttackLibrary library, ObjectMapper json) {
    this.table = table;
    this.cases = cases;
    this.library = library;
    this.json = json;
  }

  /** The evidence of a cell. */
  record Evidence(CaseRecord record, TechniquePart technique) {
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_TEXT = 160;
    private static final int MOST = 5;

    public @Nullable String title() {
      return record.title() == null ? null : Said.brief(record.title(), LONGEST_TITLE);
    }

    public List<EvidencePart> texts() {
      return technique.evidence().stream().limit(MOST).toList();
    }

    /** A time to the minute; a dash where it is not known. */
    public String minute(@Nullable Instant time) {
      return time == null ? "–" : MINUTE.format(time);
    }

    /** What a finding says, in a length that can be shown. */
    public String text(EvidencePart part) {
      return part.text() == null ? "" : Said.brief(part.text(), LONGEST_TEXT);
    }
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance evidence(Evidence evidence);
  }

  /** The table in the form that the script of the page draws; nothing where it has it already. */
  @GET
  @Path("/data")
  @Produces(MediaType.APPLICATION_JSON)
  public Response data(@Context UriInfo uri, @Context Request request) {
    TableQuestion question = TableQuestion.of(uri, library);
    List<CaseLine> lines = table.lines(question.filter(), question.attack());
    Matrix matrix = TableData.matrix(lines, question);
    WrittenTable written = WrittenTable.of(TableData.of(matrix, lines, question.catalogue()), json);
    var tag = new EntityTag(written.tag());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged != null ? unchanged.build() : Response.ok(written.json()).tag(tag).build();
  }

  /** What speaks for a technique in a case. */
  @GET
  @Path("/evidence")
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance evidence(@Context UriInfo uri) throws SQLException {
    Parameters parameters = PageParameters.of(uri, "case", "domain", "technique");
    String caseId = parameters.text("case", "");
    String technique = parameters.text("technique", "");
    String domain = parameters.text("domain", "enterprise-attack");
    Optional<CaseRecord> record = cases.record(caseId, library.attack());
    return record
        .flatMap(
            told ->
                told.techniques().stream()
                    .filter(part -> part.id().equals(technique) && part.domain().equals(domain))
                    .findFirst()
                    .map(part -> Templates.evidence(new Evidence(told, part))))
        .orElseThrow(
            () ->
                Problem.notFound(
                    "There is no case '%s' that holds %s."
                        .formatted(Parameters.brief(caseId), Parameters.brief(technique))));
  }
}
