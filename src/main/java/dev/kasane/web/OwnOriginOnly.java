package dev.kasane.web;

import dev.kasane.api.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a page of another site makes a reader's browser send (cross-site request forgery).
 * Every browser says where a changing request comes from, in {@code Sec-Fetch-Site} or {@code
 * Origin}, and no script can change that; so this covers pages and REST alike, whatever the media
 * type, and needs no token in each form. Programs send neither header and are not concerned.
 */
class OwnOriginOnly {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  @ServerRequestFilter
  public @Nullable Response check(ContainerRequestContext request) {
    if (READING.contains(request.getMethod()) || own(request)) {
      return null;
    }
    return Problem.response(
        403, "This request was made by a page of another site; only Kasane's own pages may do so.");
  }

  private static boolean own(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null) {
      return OWN.contains(site.strip().toLowerCase(Locale.ROOT));
    }
    String origin = request.getHeaderString("Origin");
    return origin == null || sameHost(origin, request.getHeaderString("Host"));
  }

  /** The scheme is left out: a proxy in front may speak TLS for us. */
  private static boolean sameHost(String origin, @Nullable String host) {
    try {
      String authority = URI.create(origin.strip()).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
