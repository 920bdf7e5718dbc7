package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.search.Found;
import dev.kasane.search.Hit;
import dev.kasane.search.Search;
import io.quarkus.vertx.http.Uncompressed;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One search across all kinds of objects, and across the domains where none is named. */
@Path("/api/v1/attack/search")
@Produces(MediaType.APPLICATION_JSON)
class SearchResource {
  static final String[] PARAMETERS = {
    "q", "domain", "version", "kind", "revoked", "deprecated", "limit", "cursor"
  };

  private static final int AT_ONCE = 50;

  private final AttackLibrary library;
  private final Search search;
  private final CatalogueAnswers answers;

  SearchResource(AttackLibrary library, Search search, CatalogueAnswers answers) {
    this.library = library;
    this.search = search;
    this.answers = answers;
  }

  /** An object of any kind, in a list. */
  @Schema(
      name = "SearchHit",
      examples =
          """
          {"id":"S0002","stixId":"tool--afc079f3-c0ea-4096-b75d-3f05338b7f60","name":"Mimikatz",
          "kind":"tool","domain":"enterprise-attack","version":"18.1","status":"active",
          "matched":"name","score":801.0,"highlights":[{"field":"name","text":"Mimikatz",
          "marks":[{"start":0,"end":8}]}]}\
          """)
  record Item(
      String id,
      String stixId,
      String name,
      String kind,
      String domain,
      String version,
      String status) {

    static Item of(Hit hit) {
      return new Item(
          hit.id(),
          hit.stixId(),
          hit.name(),
          hit.kind(),
          hit.release().domain(),
          hit.release().version(),
          hit.status().name().toLowerCase(Locale.ROOT));
    }
  }

  @GET
  @Uncompressed
  public Response find(
      @Context UriInfo uri, @Context HttpServerRequest http, @Context Request request) {
    Attack attack = library.attack();
    return answers.answer(attack, http, request, () -> find(uri, attack));
  }

  private RankedItems<Item> find(UriInfo uri, Attack attack) {
    var parameters = new Parameters(uri, PARAMETERS);
    String asked = parameters.text("q");
    if (asked == null) {
      throw Problem.badRequest("'q' is missing; it says what to search for.");
    }
    Found found = search.find(attack, releases(parameters, attack), asked, wanted(parameters));
    return RankedItems.page(found, parameters, AT_ONCE, Item::of);
  }

  /** The current release of each domain, or those that {@code domain} and {@code version} name. */
  private static List<Catalogue> releases(Parameters parameters, Attack attack) {
    String version = parameters.text("version");
    if (parameters.text("domain") != null) {
      return List.of(Selection.release(parameters, attack));
    }
    List<Catalogue> found =
        version == null
            ? attack.current()
            : attack.releases().stream().filter(r -> r.version().equals(version)).toList();
    if (found.isEmpty()) {
      throw Parameters.wrong("version", String.valueOf(version), "one that is loaded");
    }
    return found;
  }

  /** What is in use; with {@code revoked} and {@code deprecated} these too, behind the others. */
  private static Predicate<Hit> wanted(Parameters parameters) {
    boolean revoked = Boolean.TRUE.equals(parameters.flag("revoked"));
    boolean deprecated = Boolean.TRUE.equals(parameters.flag("deprecated"));
    String kind = parameters.oneOf("kind", Search.kinds().toArray(String[]::new));
    return hit ->
        (kind == null || hit.is(kind))
            && (hit.status() != ObjectStatus.REVOKED || revoked)
            && (hit.status() != ObjectStatus.DEPRECATED || deprecated);
  }
}
