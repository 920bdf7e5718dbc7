package dev.kasane.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kasane.casebook.KeptFindings;
import dev.kasane.casebook.KeptFindings.Kept;
import dev.kasane.finding.FindingKey;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One finding as it was understood, with the event as it came. */
@Path("/api/v1/findings/{source}/{id: .+}")
class FindingResource {
  private final KeptFindings findings;

  FindingResource(KeptFindings findings) {
    this.findings = findings;
  }

  /**
   * A finding.
   *
   * @param original the event as it came; null where it is Kasane's own format, which says all of
   *     it, and where it was too large to be kept
   */
  record FindingView(
      @JsonUnwrapped MapView.FindingView finding, @JsonRawValue @Nullable String original) {}

  @GET
  public FindingView finding(@PathParam("source") String source, @PathParam("id") String id)
      throws SQLException {
    Kept kept =
        findings
            .find(new FindingKey(source, id))
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "There is no finding '%s' of the source '%s'."
                            .formatted(Parameters.brief(id), Parameters.brief(source))));
    byte[] original = kept.original();
    String text = original == null ? null : new String(original, UTF_8);
    // some programs begin UTF-8 with a mark, which is no JSON
    String json = text != null && text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new FindingView(MapView.of(kept.mapped()), json);
  }
}
