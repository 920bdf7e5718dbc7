package dev.kasane.web;

import dev.kasane.api.Problem;
import dev.kasane.api.Worded;
import io.quarkus.arc.Arc;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * What all pages have in common on their way out: their language, the headers that keep foreign
 * content out, the cookies of what the reader chose; and a problem is shown as a page where a
 * browser asked for one.
 */
@Singleton
class PageAnswers {
  private static final String ONLY_OUR_OWN =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");
  private static final String BY_READER = "Accept-Language, Cookie";
  private static final int A_YEAR = 365 * 24 * 3600;

  private final Visit visit;

  PageAnswers(Visit visit) {
    this.visit = visit;
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance problem(Problem problem);
  }

  @ServerResponseFilter(priority = 10_000)
  public void dress(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Worded answer) {
      word(answer, response);
    }
    if (response.getEntity() instanceof Problem problem && asksForPage(request)) {
      response.setEntity(Templates.problem(problem).render(), null, HTML);
    }
    if (response.getMediaType() != null
        && MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())) {
      headers(response);
    }
  }

  /** The scripts of a page get what they show in the language of the page; programs get English. */
  private void word(Worded answer, ContainerResponseContext response) {
    if (visit.lang().equals(Visit.JAPANESE)) {
      var worded = answer.in(Japanese::of);
      response.setEntity(worded, response.getEntityAnnotations(), response.getMediaType());
      response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, Visit.JAPANESE);
    }
    response.getHeaders().putSingle(HttpHeaders.VARY, BY_READER);
  }

  /** Every page speaks the language of its reader. */
  void speak(@Observes EngineBuilder engine) {
    engine.addTemplateInstanceInitializer(
        page -> {
          if (Arc.container().requestContext().isActive()) {
            page.setLocale(visit.locale());
          }
        });
  }

  private static boolean asksForPage(ContainerRequestContext request) {
    String path = request.getUriInfo().getRequestUri().getPath();
    return !path.startsWith("/api/")
        && request.getAcceptableMediaTypes().stream()
            .anyMatch(
                type -> MediaType.TEXT_HTML_TYPE.isCompatible(type) && !type.isWildcardType());
  }

  private void headers(ContainerResponseContext response) {
    var headers = response.getHeaders();
    headers.putSingle("Content-Security-Policy", ONLY_OUR_OWN);
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "same-origin");
    headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
    headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    headers.putSingle(HttpHeaders.VARY, BY_READER);
    headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, visit.lang());
    for (String parameter : new String[] {Visit.LANGUAGE, Visit.THEME}) {
      String chosen = visit.newlyChosen(parameter);
      if (chosen != null) {
        headers.add(HttpHeaders.SET_COOKIE, remembered(parameter, chosen));
      }
    }
  }

  private static NewCookie remembered(String parameter, String value) {
    return new NewCookie.Builder(Visit.cookie(parameter))
        .value(value)
        .path("/")
        .maxAge(A_YEAR)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
