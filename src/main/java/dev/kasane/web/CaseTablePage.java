package dev.kasane.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.casebook.table.Matrix;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The first page: tactics and techniques by case, with both totals. The page carries the whole
 * table in a small form, of which its script draws what is in sight; who has no script is sent on
 * to the plain table.
 */
@Path("/")
public class CaseTablePage {
  private final CaseTable table;
  private final AttackLibrary library;
  private final ObjectMapper json;

  CaseTablePage(CaseTable table, AttackLibrary library, ObjectMapper json) {
    this.table = table;
    this.library = library;
    this.json = json;
  }

  /**
   * What the page shows.
   *
   * @param asked everything that was asked for
   * @param data all columns, as the script wants them
   * @param written the same as it is sent
   */
  record Shown(
      FilterForm form,
      List<Catalogue> releases,
      Catalogue release,
      Query asked,
      TableData data,
      WrittenTable written) {
    /** The filters, as they stand in an address. */
    public String query() {
      return asked.with("cursor", null).toString();
    }

    /** The same with the columns of this page. */
    public String dataQuery() {
      return asked.toString();
    }

    /** Whether only some cases were asked for. */
    public boolean filtered() {
      return !asked.with("cursor", null).with("domain", null).toString().isEmpty();
    }
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance page(Shown shown);

    static native TemplateInstance wrong(FilterForm form);
  }

  /** The table over the cases that pass the filters. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public RestResponse<TemplateInstance> page(@Context UriInfo uri) {
    Query query = Query.of(uri.getQueryParameters());
    TableQuestion question;
    try {
      question = TableQuestion.of(uri, library);
    } catch (WebApplicationException e) {
      return wrong(query, e);
    }
    List<CaseLine> lines = table.lines(question.filter(), question.attack());
    Catalogue release = question.catalogue();
    Matrix matrix = TableData.matrix(lines, question);
    TableData data = TableData.of(matrix, lines, release);
    WrittenTable written = WrittenTable.of(data, json);
    return RestResponse.ok(
        Templates.page(
            new Shown(
                FilterForm.of(query, lines),
                question.attack().current(),
                release,
                query,
                data,
                written)));
  }

  /**
   * The filters alone, with what is wrong beside its field.
   *
   * @throws WebApplicationException the problem itself where it is not of a filter
   */
  static RestResponse<TemplateInstance> wrong(Query query, WebApplicationException e) {
    FilterForm form = FilterForm.of(query, List.of()).refused(e);
    return RestResponse.status(RestResponse.Status.BAD_REQUEST, Templates.wrong(form));
  }
}
