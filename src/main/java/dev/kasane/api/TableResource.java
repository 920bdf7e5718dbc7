package dev.kasane.api;

import static jakarta.ws.rs.core.HttpHeaders.CONTENT_DISPOSITION;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.Cases;
import dev.kasane.casebook.table.CaseFilter;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.casebook.table.Matrix;
import dev.kasane.exchange.MatrixCsv;
import dev.kasane.exchange.MatrixXlsx;
import dev.kasane.exchange.NavigatorLayer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;

/** The case table. */
@Path("/api/v1")
class TableResource {
  private static final int COLUMNS = 1_000;
  private static final int RECORDS_AT_ONCE = 100;

  private final CaseTable table;
  private final Cases cases;
  private final AttackLibrary library;

  TableResource(CaseTable table, Cases cases, AttackLibrary library) {
    this.table = table;
    this.cases = cases;
    this.library = library;
  }

  @GET
  @Path("/matrix")
  public Response matrix(@Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException, IOException {
    var parameters =
        new Parameters(
            uri, CaseFilters.parameters("version", "limit", "cursor", "bom", "format", "minCases"));
    Attack attack = CaseFilters.attack(parameters, library);
    Catalogue catalogue = CaseFilters.catalogue(parameters, attack);
    CaseFilter filter = CaseFilters.read(parameters, attack, catalogue);
    Format format =
        Format.choose(parameters, headers, Format.JSON, Format.CSV, Format.XLSX, Format.NAVIGATOR);
    if (format == Format.XLSX && parameters.text("minCases") != null) {
      throw Problem.badRequest("A workbook shows cases; 'minCases' is for tables without them.");
    }
    if (format == Format.XLSX) {
      return workbook(parameters, attack, catalogue, filter);
    }
    Long least = parameters.least("minCases");
    Matrix matrix =
        Matrix.of(
            table.lines(filter, attack),
            catalogue,
            columns(parameters, format),
            parameters.text("cursor"));
    matrix = least == null ? matrix : matrix.withoutSmall(least);
    Response.ResponseBuilder answer =
        switch (format) {
          case CSV -> {
            boolean marked = Boolean.TRUE.equals(parameters.flag("bom"));
            Matrix whole = matrix;
            StreamingOutput lines = out -> MatrixCsv.write(whole, marked, out);
            yield format.answer(lines);
          }
          case NAVIGATOR ->
              format
                  .answer(NavigatorLayer.of(matrix))
                  .header(CONTENT_DISPOSITION, format.file("cases"));
          default -> format.answer(matrix);
        };
    if (matrix.next() != null) {
      // a table without a place of its own for it must not look whole
      answer.link(
          uri.getRequestUriBuilder().replaceQueryParam("cursor", "{c}").build(matrix.next()),
          "next");
    }
    return answer.build();
  }

  /** A file for another program holds all cases, unless only some are asked for. */
  static int columns(Parameters parameters, Format format) {
    boolean some = parameters.text("limit") != null || parameters.text("cursor") != null;
    return format == Format.JSON || some ? parameters.limit(COLUMNS) : Integer.MAX_VALUE;
  }

  private Response workbook(
      Parameters parameters, Attack attack, Catalogue catalogue, CaseFilter filter)
      throws SQLException, IOException {
    if (parameters.text("limit") != null || parameters.text("cursor") != null) {
      throw Problem.badRequest(
          "A workbook holds all cases, so it takes no 'limit' and no 'cursor'; filters make it smaller.");
    }
    Matrix matrix = Matrix.of(table.lines(filter, attack), catalogue, MatrixXlsx.CASES, null);
    if (matrix.next() != null) {
      throw Problem.badRequest(
          "There are %,d cases; a workbook holds at most %,d. Filters such as 'from' and 'to' make it smaller."
              .formatted(matrix.ofCases(), MatrixXlsx.CASES));
    }
    var bytes = new ByteArrayOutputStream();
    var workbook = new MatrixXlsx(matrix, bytes);
    String cursor = null;
    do {
      CaseTable.Page<String> page = table.ids(filter, attack, RECORDS_AT_ONCE, cursor);
      cases.records(page.items(), attack).forEach(workbook::evidence);
      cursor = page.next();
    } while (cursor != null);
    workbook.finish();
    return Format.XLSX
        .answer(bytes.toByteArray())
        .header(CONTENT_DISPOSITION, Format.XLSX.file("cases"))
        .build();
  }
}
