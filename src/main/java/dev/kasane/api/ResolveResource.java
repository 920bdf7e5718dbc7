package dev.kasane.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Claim;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** What claims mean, many at once. */
@Path("/api/v1/attack")
@Produces(MediaType.APPLICATION_JSON)
class ResolveResource {
  private static final int MOST_CLAIMS = 10_000;

  /** From here on it pays to use all cores. */
  private static final int MANY = 1_000;

  private static final String RIGHT = "; right is {\"claims\":[{\"id\":\"T1059.001\"}]}.";

  private final AttackLibrary library;
  private final ObjectMapper json;

  ResolveResource(AttackLibrary library, ObjectMapper json) {
    this.library = library;
    this.json = json;
  }

  /** The body of a resolve call. */
  @Schema(
      name = "Claims",
      examples =
          """
          {"claims":[{"id":"T1073"},{"name":"PowerShell"},
          {"id":"T1213","name":"Exploitation of Remote Services","tactic":"lateral-movement"}]}""")
  record Claims(@Nullable List<@Nullable ClaimIn> claims) {}

  /**
   * A claim as it comes in; at least one of id and name.
   *
   * @param id a technique id in any spelling, a STIX id, an address, a tag, a CAPEC id
   * @param tactic by shortname, name or id
   * @param version of ATT&amp;CK
   */
  @Schema(
      name = "Claim",
      examples =
          """
          {"id":"T1059.001","name":"PowerShell","tactic":"execution","version":"18.1",
          "domain":"enterprise-attack"}""")
  record ClaimIn(
      @Nullable String id,
      @Nullable String name,
      @Nullable String tactic,
      @Nullable String version,
      @Nullable String domain) {}

  @POST
  @Path("/techniques:resolve")
  @Consumes(MediaType.WILDCARD)
  public ResolutionView.Resolved resolve(
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Claims.class)))
          byte[] body) {
    List<@Nullable ClaimIn> claims = claims(body);
    Attack attack = library.attack();
    Stream<@Nullable ClaimIn> stream =
        claims.size() > MANY ? claims.parallelStream() : claims.stream();
    return new ResolutionView.Resolved(
        stream
            .map(c -> Objects.requireNonNullElse(c, new ClaimIn(null, null, null, null, null)))
            .map(c -> attack.resolve(new Claim(c.id, c.name, c.tactic, c.version), c.domain))
            .map(ResolutionView::of)
            .toList());
  }

  private List<@Nullable ClaimIn> claims(byte[] body) {
    Claims claims;
    try {
      claims = json.readValue(body, Claims.class);
    } catch (JsonProcessingException e) {
      String at =
          e.getLocation() == null
              ? ""
              : " at line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw Problem.badRequest("The body is not as it should be" + at + RIGHT);
    } catch (IOException e) {
      throw Problem.badRequest("The body cannot be read as JSON" + RIGHT);
    }
    if (claims == null || claims.claims() == null) {
      throw Problem.badRequest("The body has no 'claims'" + RIGHT);
    }
    if (claims.claims().size() > MOST_CLAIMS) {
      throw Problem.badRequest(
          "At most %d claims are resolved at once; these are %d."
              .formatted(MOST_CLAIMS, claims.claims().size()));
    }
    return claims.claims();
  }
}
