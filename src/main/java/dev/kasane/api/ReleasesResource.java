package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Comparison;
import dev.kasane.attack.Noun;
import dev.kasane.update.Updater;
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
import java.util.stream.Stream;

/** What is loaded, and what changed between two releases. */
@Path("/api/v1/attack")
@Produces(MediaType.APPLICATION_JSON)
class ReleasesResource {
  private static final List<Noun> COMPARED =
      List.of(
          Noun.TECHNIQUES,
          Noun.TACTICS,
          Noun.MITIGATIONS,
          Noun.SOFTWARE,
          Noun.GROUPS,
          Noun.CAMPAIGNS);

  private final AttackLibrary library;
  private final Updater updater;
  private final CatalogueAnswers answers;

  ReleasesResource(AttackLibrary library, Updater updater, CatalogueAnswers answers) {
    this.library = library;
    this.updater = updater;
    this.answers = answers;
  }

  @GET
  @Path("/releases")
  @Uncompressed
  public Response releases(
      @Context UriInfo uri, @Context HttpServerRequest http, @Context Request request) {
    new Parameters(uri);
    return answers.fresh(
        http, request, ReleasesView.of(library.attack(), library.unreadable(), updater.updates()));
  }

  @GET
  @Path("/compare")
  @Uncompressed
  public Response compare(
      @Context UriInfo uri, @Context HttpServerRequest http, @Context Request request) {
    Attack attack = library.attack();
    return answers.answer(attack, http, request, () -> compare(uri, attack));
  }

  private static ComparisonView compare(UriInfo uri, Attack attack) {
    var parameters = new Parameters(uri, "domain", "from", "to", "kind");
    String domain = Selection.domain(parameters, attack, "enterprise-attack");
    Catalogue to = release("to", parameters, attack, domain, attack.current(domain).stream());
    Catalogue from =
        release(
            "from",
            parameters,
            attack,
            domain,
            attack.older().stream().filter(old -> old.domain().equals(domain)));
    String kind =
        parameters.oneOf("kind", Stream.of(Noun.values()).map(Noun::word).toArray(String[]::new));
    List<Noun> nouns = kind == null ? COMPARED : Noun.ofWord(kind).map(List::of).orElse(COMPARED);
    return ComparisonView.of(Comparison.of(from, to), from, to, nouns);
  }

  /** The release of the version that a parameter names; the first of the others without it. */
  private static Catalogue release(
      String name,
      Parameters parameters,
      Attack attack,
      String domain,
      Stream<Catalogue> otherwise) {
    String version = parameters.text(name);
    var found = version == null ? otherwise.findFirst() : attack.release(domain, version);
    return found.orElseThrow(
        () -> Parameters.wrong(name, String.valueOf(version), Selection.versions(attack, domain)));
  }
}
