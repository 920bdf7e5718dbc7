package dev.kasane.api;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Claim;
import dev.kasane.attack.Resolution;
import dev.kasane.attack.Technique;
import dev.kasane.search.Found;
import dev.kasane.search.Search;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue. */
@Path("/api/v1/attack")
class AttackResource {
  private static final int MOST_CLAIMS = 10_000;
  private static final int AT_ONCE = 1_000;
  private static final String CACHED = "public, max-age=60, must-revalidate";

  private final AttackLibrary library;
  private final Search search;
  private final ObjectMapper json;

  AttackResource(AttackLibrary library, Search search, ObjectMapper json) {
    this.library = library;
    this.search = search;
    this.json = json;
  }

  @GET
  @Path("/releases")
  public Response releases(@Context UriInfo uri, @Context Request request) {
    new Parameters(uri);
    Attack attack = library.attack();
    return cached(request, attack, AttackView.releases(attack, library.unreadable()));
  }

  @GET
  @Path("/tactics")
  public Response tactics(@Context UriInfo uri, @Context Request request) {
    var parameters = new Parameters(uri, "domain", "version");
    Attack attack = library.attack();
    Catalogue release = release(parameters, attack);
    var items = release.tactics().stream().map(t -> AttackView.tactic(t, release)).toList();
    return cached(request, attack, new AttackView.Items<>(items, null));
  }

  @GET
  @Path("/techniques")
  public Response techniques(@Context UriInfo uri, @Context Request request) {
    var parameters =
        new Parameters(
            uri,
            "domain",
            "version",
            "tactic",
            "platform",
            "q",
            "revoked",
            "deprecated",
            "limit",
            "cursor");
    Attack attack = library.attack();
    Catalogue release = release(parameters, attack);
    String asked = parameters.text("q");
    if (asked != null) {
      Map<String, Technique> wanted =
          filtered(parameters, release).collect(toMap(Technique::stixId, t -> t));
      Found found =
          search.find(attack, List.of(release), asked, hit -> wanted.containsKey(hit.stixId()));
      return cached(
          request,
          attack,
          RankedItems.page(
              found,
              parameters,
              AT_ONCE,
              hit -> AttackView.brief(Objects.requireNonNull(wanted.get(hit.stixId())), release)));
    }
    int limit = parameters.limit(AT_ONCE);
    String cursor = parameters.text("cursor");
    List<Technique> found =
        filtered(parameters, release)
            .filter(t -> cursor == null || t.id().compareTo(cursor) > 0)
            .limit(limit + 1L)
            .toList();
    List<Technique> shown = found.subList(0, Math.min(limit, found.size()));
    var items = shown.stream().map(t -> AttackView.brief(t, release)).toList();
    String next = found.size() > limit ? shown.get(limit - 1).id() : null;
    return cached(request, attack, new AttackView.Items<>(items, next));
  }

  /** Without {@code revoked} and {@code deprecated} only what is in use; with them only those. */
  private static Stream<Technique> filtered(Parameters parameters, Catalogue release) {
    boolean revoked = Boolean.TRUE.equals(parameters.flag("revoked"));
    boolean deprecated = Boolean.TRUE.equals(parameters.flag("deprecated"));
    String tacticWord = parameters.text("tactic");
    String tactic =
        tacticWord == null
            ? null
            : release
                .tactic(tacticWord)
                .orElseThrow(
                    () ->
                        Parameters.wrong(
                            "tactic",
                            tacticWord,
                            "one of: "
                                + String.join(
                                    ", ",
                                    release.tactics().stream().map(t -> t.shortname()).toList())))
                .shortname();
    String platform = parameters.text("platform");
    return release.techniques().stream()
        .filter(
            t ->
                switch (t.status()) {
                  case ACTIVE -> !revoked && !deprecated;
                  case REVOKED -> revoked;
                  case DEPRECATED -> deprecated;
                })
        .filter(t -> tactic == null || t.tactics().contains(tactic))
        .filter(
            t ->
                platform == null
                    || t.platforms().stream().anyMatch(p -> p.equalsIgnoreCase(platform)));
  }

  @GET
  @Path("/techniques/{id}")
  public Response technique(
      @PathParam("id") String id, @Context UriInfo uri, @Context Request request) {
    var parameters = new Parameters(uri, "domain", "version");
    Attack attack = library.attack();
    if (parameters.text("version") != null) {
      Catalogue release = release(parameters, attack);
      Technique technique = release.technique(id).orElseThrow(() -> unknown(id, release.domain()));
      return cached(request, attack, AttackView.full(technique, release, null));
    }
    Resolution resolution =
        attack.resolve(new Claim(id, null, null, null), parameters.text("domain"));
    Technique technique = resolution.technique();
    if (technique == null) {
      throw unknown(id, "any loaded release");
    }
    Catalogue release = attack.current(technique.domain()).orElseThrow();
    boolean other = !technique.id().equalsIgnoreCase(id);
    return cached(request, attack, AttackView.full(technique, release, other ? resolution : null));
  }

  private static RuntimeException unknown(String id, String where) {
    return Problem.notFound(
        "No technique '%s' is known in %s.".formatted(Parameters.brief(id), where));
  }

  /** The body of a resolve call. */
  record Claims(@Nullable List<@Nullable ClaimIn> claims) {}

  /** A claim as it comes in. */
  record ClaimIn(
      @Nullable String id,
      @Nullable String name,
      @Nullable String tactic,
      @Nullable String version,
      @Nullable String domain) {}

  @POST
  @Path("/techniques:resolve")
  @Consumes(MediaType.WILDCARD)
  public AttackView.Resolved resolve(byte[] body) {
    Claims claims;
    try {
      claims = json.readValue(body, Claims.class);
    } catch (JsonProcessingException e) {
      throw Problem.badRequest(
          "The body is not as it should be"
              + (e.getLocation() == null
                  ? ""
                  : " at line %d, column %d"
                      .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()))
              + "; right is {\"claims\":[{\"id\":\"T1059.001\"}]}.");
    } catch (java.io.IOException e) {
      throw Problem.badRequest("The body cannot be read as JSON.");
    }
    if (claims == null || claims.claims() == null) {
      throw Problem.badRequest(
          "The body has no 'claims'; right is {\"claims\":[{\"id\":\"T1059.001\"}]}.");
    }
    if (claims.claims().size() > MOST_CLAIMS) {
      throw Problem.badRequest("At most " + MOST_CLAIMS + " claims are resolved at once.");
    }
    Attack attack = library.attack();
    return new AttackView.Resolved(
        claims.claims().stream()
            .map(c -> Objects.requireNonNullElse(c, new ClaimIn(null, null, null, null, null)))
            .map(c -> attack.resolve(new Claim(c.id, c.name, c.tactic, c.version), c.domain))
            .map(AttackView::resolution)
            .toList());
  }

  static Catalogue release(Parameters parameters, Attack attack) {
    String stated = parameters.text("domain", "enterprise-attack");
    String version = parameters.text("version");
    String domain = Attack.domain(stated);
    return attack
        .release(domain == null ? "" : domain, version)
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "No release '%s%s' is loaded; loaded are: %s."
                        .formatted(
                            Parameters.brief(stated),
                            version == null ? "" : " " + Parameters.brief(version),
                            String.join(
                                ", ",
                                attack.releases().stream()
                                    .map(c -> c.domain() + " " + c.version())
                                    .toList()))));
  }

  /** All of the catalogue changes at once, so one tag stands for everything read from it. */
  static Response cached(Request request, Attack attack, Object entity) {
    var tag = new EntityTag(attack.fingerprint());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    var answer =
        unchanged != null ? unchanged : Response.ok(entity, MediaType.APPLICATION_JSON).tag(tag);
    return answer.header("Cache-Control", CACHED).build();
  }
}
