package dev.kasane.web;

import dev.kasane.api.Lookup;
import dev.kasane.api.Parameters;
import dev.kasane.api.Problem;
import dev.kasane.api.TechniqueView;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.web.CaseView.Candidate;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One technique: all that the catalogue has on it, and the own cases beside it. */
@Path("/techniques/{id}")
public class TechniquePage {
  private final AttackLibrary library;
  private final CaseTable table;
  private final UnplacedClaims names;

  TechniquePage(AttackLibrary library, CaseTable table, UnplacedClaims names) {
    this.library = library;
    this.table = table;
    this.names = names;
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance one(TechniqueView technique, List<Then> releases, OwnCases own);

    static native TemplateInstance unknown(String id, List<Candidate> near);
  }

  /**
   * What a loaded release says of the same object.
   *
   * @param id it had another one in some releases
   * @param version of the object; empty where the release does not say
   */
  record Then(
      String domain, String release, String id, String name, String status, String version) {

    static Then of(Catalogue release, CatalogueEntry entry) {
      String version = entry.details().version();
      return new Then(
          release.domain(),
          release.version(),
          entry.id(),
          entry.name(),
          entry.status().name().toLowerCase(Locale.ROOT),
          version == null ? "" : version);
    }
  }

  /** The page; an old id is answered by the technique in its place, as in REST. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Blocking
  public Response one(@PathParam("id") String id, @Context UriInfo uri) {
    var parameters = PageParameters.of(uri, "domain", "version", "revoked");
    Attack attack = library.attack();
    Lookup found;
    try {
      found = Lookup.technique(id, parameters, attack);
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() != 404) {
        throw e;
      }
      List<Candidate> near = names.near(Parameters.brief(id), attack);
      return answer(404, Templates.unknown(id, near));
    }
    if (!(found.entry() instanceof Technique technique)) {
      throw Problem.notFound("'%s' is no technique.".formatted(Parameters.brief(id)));
    }
    return answer(
        200,
        Templates.one(
            TechniqueView.of(technique, found.release(), attack, found.from()),
            releases(technique, attack),
            OwnCases.of(technique, table.lines(attack), attack)));
  }

  private static Response answer(int status, TemplateInstance page) {
    return Response.status(status).entity(page.render()).type(MediaType.TEXT_HTML_TYPE).build();
  }

  private static List<Then> releases(Technique technique, Attack attack) {
    return attack.releases().stream()
        .filter(release -> release.domain().equals(technique.domain()))
        .flatMap(
            release -> {
              CatalogueEntry then = release.entry(technique.stixId());
              return then == null ? Stream.empty() : Stream.of(Then.of(release, then));
            })
        .toList();
  }
}
