package dev.kasane.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A form in which something can be had: by {@code ?format=}, else by the header Accept. */
enum Format {
  JSON("json", MediaType.APPLICATION_JSON, "json"),
  CSV("csv", "text/csv", "csv"),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  /** The Navigator opens files and has no type of its own; this one is only for asking. */
  NAVIGATOR("navigator", "application/vnd.attack-navigator-layer+json", "json"),
  STIX("stix", "application/stix+json;version=2.1", "json"),
  /** Neither have Sightings. */
  SIGHTINGS("sightings", "application/vnd.ctid-sightings+json", "json");

  private final String word;
  private final String type;
  private final String extension;

  Format(String word, String type, String extension) {
    this.word = word;
    this.type = type;
    this.extension = extension;
  }

  /** The format that is asked for, the first of those offered where nothing is. */
  static Format choose(Parameters parameters, HttpHeaders headers, Format... offered) {
    String[] words = Arrays.stream(offered).map(f -> f.word).toArray(String[]::new);
    String stated = parameters.oneOf("format", words);
    if (stated != null) {
      return offered[List.of(words).indexOf(stated)];
    }
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      for (Format format : offered) {
        if (accepted.isCompatible(MediaType.valueOf(format.type))) {
          return format;
        }
      }
    }
    throw new WebApplicationException(
        Problem.response(
            406,
            "None of the accepted media types is served here; served are %s. 'format' names one as well: %s."
                .formatted(
                    Arrays.stream(offered).map(f -> f.type).collect(Collectors.joining(", ")),
                    String.join(", ", words))));
  }

  /** An answer in this format. */
  Response.ResponseBuilder answer(Object entity) {
    String sent =
        switch (this) {
          case CSV -> type + ";charset=UTF-8";
          case NAVIGATOR, SIGHTINGS -> MediaType.APPLICATION_JSON;
          default -> type;
        };
    return Response.ok(entity, sent).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  /** How a browser is to call it; only plain characters of a name get into it. */
  String file(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    String infix = extension.equals(word) ? "" : "." + word;
    return "attachment; filename=\"kasane-%s%s.%s\""
        .formatted(plain.substring(0, Math.min(60, plain.length())), infix, extension);
  }
}
