package dev.kasane.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.CaseFindings;
import dev.kasane.casebook.CaseFindings.Behind;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.Statement;
import dev.kasane.mapping.Mapping.Mapped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** All findings of a case, of which its record shows the strongest. */
@Path("/api/v1/cases/{id}/findings")
class CaseFindingsResource {
  private static final int AT_ONCE = 100;

  private final CaseFindings findings;
  private final AttackLibrary library;

  CaseFindingsResource(CaseFindings findings, AttackLibrary library) {
    this.findings = findings;
    this.library = library;
  }

  /**
   * A finding of the case, as {@code POST /map} shows it.
   *
   * @param statement what a handler said: a decision's word, facts or merge; absent for a detection
   */
  record CaseFinding(
      @JsonUnwrapped MapView.FindingView finding,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String statement,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String by,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

    static CaseFinding of(Mapped mapped) {
      Statement said = mapped.finding().statement();
      return said == null
          ? new CaseFinding(MapView.of(mapped), null, null, null)
          : new CaseFinding(MapView.of(mapped), word(said), said.by(), said.reason());
    }

    private static String word(Statement said) {
      if (said instanceof Statement.Decision decision) {
        return decision.verdict().word();
      }
      return said instanceof Statement.Facts ? "facts" : "merge";
    }
  }

  @GET
  @Operation(
      summary = "The live findings of a case, newest first",
      description =
          "With 'technique' those that speak of it, whatever they say; with those of the cases that"
              + " were merged into it. Of the same time, by source and id.")
  public Items<CaseFinding> list(@PathParam("id") String id, @Context UriInfo uri)
      throws SQLException {
    var parameters = new Parameters(uri, "technique", "limit", "cursor");
    Attack attack = library.attack();
    String asked = parameters.text("technique");
    String technique = asked == null ? null : CaseFilters.technique("technique", asked, attack);
    int limit = parameters.limit(AT_ONCE);
    Behind behind = behind(parameters.text("cursor"));
    Optional<CaseFindings.Page> found =
        id.indexOf('\0') >= 0
            ? Optional.empty()
            : findings.page(id, technique, attack, limit, behind);
    CaseFindings.Page page =
        found.orElseThrow(
            () -> Problem.notFound("There is no case '" + Parameters.brief(id) + "'."));
    Behind next = page.next();
    return new Items<>(
        page.findings().stream().map(CaseFinding::of).toList(), next == null ? null : cursor(next));
  }

  /**
   * Time, length of the source, source and id: none of them may be taken apart by its characters.
   */
  private static String cursor(Behind place) {
    FindingKey key = place.key();
    String text =
        "%s %d %s%s".formatted(place.time(), key.source().length(), key.source(), key.id());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static @Nullable Behind behind(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 3);
      int source = Integer.parseInt(parts[1]);
      return new Behind(
          Instant.parse(parts[0]),
          new FindingKey(parts[2].substring(0, source), parts[2].substring(source)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      throw Parameters.wrong("cursor", cursor, "the 'next' of an answer of this address");
    }
  }
}
