package dev.kasane.web;

import dev.kasane.api.Parameters;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.stream.Stream;

/** The query parameters of a page: its own, and the choices of its reader. */
final class PageParameters {
  private PageParameters() {}

  static Parameters of(UriInfo uri, String... known) {
    return new Parameters(
        uri,
        Stream.concat(Arrays.stream(known), Stream.of(Visit.LANGUAGE, Visit.THEME))
            .toArray(String[]::new));
  }
}
