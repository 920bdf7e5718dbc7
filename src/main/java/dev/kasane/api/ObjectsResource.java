package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Noun;
import io.quarkus.vertx.http.Uncompressed;
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

/** What the calls for all objects of the catalogue that are no techniques have in common. */
@Produces(MediaType.APPLICATION_JSON)
abstract class ObjectsResource {
  private final Noun noun;
  private final AttackLibrary library;
  private final CatalogueAnswers answers;

  ObjectsResource(Noun noun, AttackLibrary library, CatalogueAnswers answers) {
    this.noun = noun;
    this.library = library;
    this.answers = answers;
  }

  /** The query parameters of the list. */
  String[] listParameters() {
    return Selection.PARAMETERS;
  }

  /** An object in a list. */
  Object brief(AttackObject object, Catalogue release) {
    return ObjectView.Brief.of(object, release);
  }

  /** An object by itself. */
  Object full(AttackObject object, Attack attack, Lookup found) {
    return ObjectView.of(object, found.release(), attack, found.from());
  }

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
          return answers.page(selection, entry -> brief((AttackObject) entry, release));
        });
  }

  @GET
  @Path("/{id}")
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
          Lookup found = Lookup.object(noun, id, parameters, attack);
          return full((AttackObject) found.entry(), attack, found);
        });
  }
}
