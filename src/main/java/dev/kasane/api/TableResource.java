package dev.kasane.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.casebook.table.Matrix;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The case table. */
@Path("/api/v1")
class TableResource {
  private static final int COLUMNS = 1_000;
  private static final String CSV = "text/csv";
  private static final CsvMapper CSV_MAPPER =
      CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();

  private final CaseTable table;
  private final AttackLibrary library;

  TableResource(CaseTable table, AttackLibrary library) {
    this.table = table;
    this.library = library;
  }

  @GET
  @Path("/matrix")
  @Produces({MediaType.APPLICATION_JSON, CSV})
  public Response matrix(@Context UriInfo uri, @Context HttpHeaders headers) {
    var parameters =
        new Parameters(uri, CaseFilters.parameters("limit", "cursor", "format", "minCases"));
    Attack attack = library.attack();
    Catalogue catalogue = CaseFilters.catalogue(parameters, attack);
    String format = parameters.oneOf("format", "json", "csv");
    List<CaseLine> lines = table.lines(CaseFilters.read(parameters, attack, catalogue));
    Long least = parameters.least("minCases");
    Matrix matrix =
        Matrix.of(lines, catalogue, parameters.limit(COLUMNS), parameters.text("cursor"));
    matrix = least == null ? matrix : matrix.withoutSmall(least);
    boolean csv =
        format == null
            ? headers.getAcceptableMediaTypes().stream().anyMatch(t -> t.toString().startsWith(CSV))
            : format.equals("csv");
    return csv
        ? Response.ok(csv(matrix), CSV + ";charset=UTF-8").build()
        : Response.ok(matrix, MediaType.APPLICATION_JSON).build();
  }

  private static String csv(Matrix matrix) {
    var lines = new ArrayList<List<String>>();
    var header = new ArrayList<>(List.of("tactic", "id", "technique"));
    matrix.cases().forEach(c -> header.add(harmless(c.id())));
    header.add("total");
    lines.add(header);
    String tactic = "";
    for (Matrix.Row row : matrix.rows()) {
      boolean isTactic = row.kind().equals("tactic");
      tactic = isTactic ? row.name() : tactic;
      var line = new ArrayList<>(List.of(tactic, row.id(), isTactic ? "" : harmless(row.name())));
      row.cells().forEach(cell -> line.add(tick(cell)));
      line.add(String.valueOf(row.total()));
      lines.add(line);
    }
    try {
      return CSV_MAPPER.writeValueAsString(lines);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The case table could not be written", e);
    }
  }

  private static String tick(@Nullable Object cell) {
    if (cell instanceof String word) {
      return Status.of(word).map(Status::tick).orElse(word);
    }
    return Objects.toString(cell, "");
  }

  /** A spreadsheet takes a cell that begins so for a formula. */
  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
