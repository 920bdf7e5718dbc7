package dev.kasane.web;

import dev.kasane.api.BodyLimit;
import dev.kasane.api.ImportHints;
import dev.kasane.api.Parameters;
import dev.kasane.api.Problem;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.exchange.table.Mark;
import dev.kasane.exchange.table.TableImport;
import dev.kasane.exchange.table.TablePlan;
import dev.kasane.exchange.table.TablePlan.Planned;
import dev.kasane.exchange.table.TablePlan.Preview;
import dev.kasane.exchange.table.TablePlan.Refused;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * A team's own table, or a backup: looked at here, loaded over REST. The parameters are those of
 * {@code /api/v1/import}, so that what was looked at is what is loaded.
 */
@Path("/import")
public class ImportPage {
  /** Rows that are shown; doubts are over all of them. */
  private static final int ROWS = 200;

  /** What a mark can be said to mean. */
  private static final List<Mark> MEANINGS =
      List.of(Mark.CONFIRMED, Mark.SUSPECTED, Mark.RULED_OUT, Mark.NONE);

  private final TableImport tables;
  private final AttackLibrary library;

  ImportPage(TableImport tables, AttackLibrary library) {
    this.tables = tables;
    this.library = library;
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance importing(List<String> domains, long limit, long megabytes);

    static native TemplateInstance preview(Preview preview, int rows, List<Mark> meanings);
  }

  /** The page, with nothing dropped yet. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance page(@Context UriInfo uri) {
    PageParameters.of(uri);
    List<String> domains = library.attack().current().stream().map(Catalogue::domain).toList();
    return Templates.importing(domains, BodyLimit.BYTES, BodyLimit.BYTES >> 20);
  }

  /** What importing a table would do; a part of the page. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance preview(
      @RestForm("file") @Nullable FileUpload file,
      @RestForm("corrections") @Nullable String corrections,
      @Context UriInfo uri)
      throws IOException, SQLException {
    Parameters parameters = PageParameters.of(uri, ImportHints.parameters());
    if (file == null) {
      throw Problem.badRequest("The form has no part 'file'; it must hold the table.");
    }
    Attack attack = library.attack();
    var hints = ImportHints.read(parameters, corrections, attack, false);
    TablePlan plan = tables.plan(Files.readAllBytes(file.uploadedFile()), hints, attack);
    if (plan instanceof Refused refused) {
      throw Problem.badRequest(refused.message());
    }
    return Templates.preview(((Planned) plan).preview(), ROWS, MEANINGS);
  }
}
