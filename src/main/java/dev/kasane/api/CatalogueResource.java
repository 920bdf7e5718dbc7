package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.attack.Noun;
import io.quarkus.vertx.http.Uncompressed;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What the calls for all nouns of the catalogue have in common: a list, and one by its id. */
@Produces(MediaType.APPLICATION_JSON)
abstract class CatalogueResource {
  private final Noun noun;
  private final AttackLibrary library;
  private final CatalogueAnswers answers;

  CatalogueResource(Noun noun, AttackLibrary library, CatalogueAnswers answers) {
    this.noun = noun;
    this.library = library;
    this.answers = answers;
  }

  /** The query parameters of the list. */
  String[] listParameters() {
    return Selection.PARAMETERS;
  }

  /** What an id leads to. */
  Lookup find(String id, Parameters parameters, Attack attack) {
    return Lookup.object(noun, id, parameters, attack);
  }

  /** How an entry stands in a list. */
  abstract Object brief(CatalogueEntry entry, Catalogue release);

  /** How an entry is shown by itself. */
  abstract Object full(Lookup found, Attack attack);

  @GET
  @Uncompressed
  public Response list(
      @Context UriInfo uri, @Context HttpServerRequest http, @Context Request request) {
    Attack attack = library.attack();
    return answers.answer(
        attack,
        http,
        request,
        () -> {
          var parameters = new Parameters(uri, listParameters());
          var selection = new Selection(parameters, attack, noun);
          Catalogue release = selection.release();
          return answers.page(selection, entry -> brief(entry, release));
        });
  }

  /** Reads memory only, nearly always bytes that are kept, so it needs no thread of its own. */
  @GET
  @Path("/{id}")
  @NonBlocking
  @Uncompressed
  public Response one(
      @PathParam("id") String id,
      @Context UriInfo uri,
      @Context HttpServerRequest http,
      @Context Request request) {
    Attack attack = library.attack();
    return answers.answer(
        attack,
        http,
        request,
        () -> {
          var parameters = new Parameters(uri, Lookup.PARAMETERS);
          return full(find(id, parameters, attack), attack);
        });
  }
}
