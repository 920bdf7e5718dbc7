package dev.kasane.web;

import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.casebook.table.Matrix;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first page: tactics and techniques by case, with both totals. */
@Path("/")
public class CaseTablePage {
  private static final String DOMAIN = "enterprise-attack";
  private static final int COLUMNS = 100;
  private static final String ONLY_OUR_OWN =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  private final CaseTable table;
  private final AttackLibrary library;

  CaseTablePage(CaseTable table, AttackLibrary library) {
    this.table = table;
    this.library = library;
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance caseTable(Matrix matrix);
  }

  /** What the template asks of cells and ids. */
  @TemplateExtension
  static class Asked {
    private Asked() {}

    /** The text as one part of an address. */
    static String inAddress(String id) {
      return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The marks in the cells of a row; nothing where the technique was not seen. */
    static List<String> marks(Matrix.Row row) {
      return row.cells().stream().map(Asked::mark).toList();
    }

    private static String mark(@Nullable Object cell) {
      if (cell instanceof String word) {
        return Status.of(word).map(Status::tick).orElse(word);
      }
      return Objects.equals(cell, 0) ? "" : Objects.toString(cell, "");
    }
  }

  /** The table over all cases; the first hundred are shown. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public Response caseTable() {
    var catalogue = library.attack().current(DOMAIN).orElseThrow(NotFoundException::new);
    Matrix matrix = Matrix.of(table.lines(), catalogue, COLUMNS, null);
    return Response.ok(Templates.caseTable(matrix))
        .header("Content-Security-Policy", ONLY_OUR_OWN)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .build();
  }
}
