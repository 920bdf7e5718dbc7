package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Noun;
import dev.kasane.attack.Technique;
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

/** Techniques and sub-techniques of the catalogue. */
@Path("/api/v1/attack/techniques")
@Produces(MediaType.APPLICATION_JSON)
class TechniquesResource {
  private final AttackLibrary library;
  private final CatalogueAnswers answers;

  TechniquesResource(AttackLibrary library, CatalogueAnswers answers) {
    this.library = library;
    this.answers = answers;
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
          var parameters = new Parameters(uri, Selection.PARAMETERS);
          var selection = new Selection(parameters, attack, Noun.TECHNIQUES);
          return answers.page(selection, entry -> TechniqueView.Brief.of((Technique) entry));
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
          var found = Lookup.technique(id, parameters, attack);
          return TechniqueView.of((Technique) found.entry(), found.release(), attack, found.from());
        });
  }
}
