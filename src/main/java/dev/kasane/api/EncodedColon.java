package dev.kasane.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Some clients write the colon of {@code techniques:resolve} as {@code %3A}; both mean the same.
 */
class EncodedColon {
  private static final String ENCODED = "/techniques%3aresolve";
  private static final String PLAIN = "/techniques:resolve";

  @ServerRequestFilter(preMatching = true)
  void plain(ContainerRequestContext request) {
    String address = request.getUriInfo().getRequestUri().toString();
    int at = address.length() - ENCODED.length();
    if (at > 0 && address.regionMatches(true, at, ENCODED, 0, ENCODED.length())) {
      request.setRequestUri(URI.create(address.substring(0, at) + PLAIN));
    }
  }
}
