package dev.kasane.web;

import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.casebook.table.Matrix;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The case table without a script: some cases as a plain table, with a link to the next. A page of
 * its own, for it is much larger than the table that a script draws, and few need it.
 */
@Path("/table/plain")
public class PlainTablePage {
  private static final int COLUMNS = 50;

  private final CaseTable table;
  private final AttackLibrary library;

  PlainTablePage(CaseTable table, AttackLibrary library) {
    this.table = table;
    this.library = library;
  }

  /** What the page shows. */
  record Shown(FilterForm form, List<Catalogue> releases, Catalogue release, Matrix matrix) {}

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance plain(Shown shown);
  }

  /** What the template asks of cells. */
  @TemplateExtension
  static class Asked {
    private Asked() {}

    /** The cells of a row: the word of a status, a number of techniques, or nothing. */
    static List<String> words(Matrix.Row row) {
      return row.cells().stream()
          .map(cell -> Objects.equals(cell, 0) ? "" : Objects.toString(cell, ""))
          .toList();
    }
  }

  /** The first cases that pass the filters, or those behind a cursor. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public RestResponse<TemplateInstance> plain(@Context UriInfo uri) {
    Query query = Query.of(uri.getQueryParameters());
    TableQuestion question;
    try {
      question = TableQuestion.of(uri, library);
    } catch (WebApplicationException e) {
      return CaseTablePage.wrong(query, e);
    }
    List<CaseLine> lines = table.lines(question.filter(), question.attack());
    Catalogue release = question.catalogue();
    return RestResponse.ok(
        Templates.plain(
            new Shown(
                FilterForm.of(query, lines),
                question.attack().current(),
                release,
                Matrix.of(lines, release, COLUMNS, question.cursor()))));
  }
}
