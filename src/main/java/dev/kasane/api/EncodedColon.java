package dev.kasane.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Some clients write the colon of {@code techniques:resolve} as {@code %3A}; both mean the same.
 */
class EncodedColon {
  private static final List<String> VERBS = List.of("techniques:resolve", "findings:reread");

  @ServerRequestFilter(preMatching = true)
  void plain(ContainerRequestContext request) {
    String address = request.getUriInfo().getRequestUri().toString();
    int query = address.indexOf('?');
    int end = query < 0 ? address.length() : query;
    for (String verb : VERBS) {
      String encoded = "/" + verb.replace(":", "%3a");
      int at = end - encoded.length();
      if (at > 0 && address.regionMatches(true, at, encoded, 0, encoded.length())) {
        request.setRequestUri(
            URI.create(address.substring(0, at) + "/" + verb + address.substring(end)));
        return;
      }
    }
  }
}
