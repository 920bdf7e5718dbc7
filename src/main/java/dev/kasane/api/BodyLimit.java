package dev.kasane.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;

/**
 * Bounds what a request may bring. Bodies are held in memory, except those of JSON lines, which are
 * read and sent on as they come: a backup may be of any size, so the server itself sets no bound.
 */
@Singleton
public class BodyLimit {
  /** The most that a body which is held in memory may have. */
  public static final long BYTES = 12L * 1024 * 1024;

  static final String TOO_LARGE =
      "The body has more than %d MB. Only JSON lines may be larger: POST /api/v1/import with"
              .formatted(BYTES >> 20)
          + " Content-Type: application/x-ndjson.";

  private static final String STREAMED = "/api/v1/import";

  /** Right behind Quarkus' own bound and before all else. */
  private static final int PRIORITY = 1;

  void register(@Observes Filters filters) {
    filters.register(BodyLimit::check, PRIORITY);
  }

  private static void check(RoutingContext request) {
    String type = Objects.requireNonNullElse(request.request().getHeader("Content-Type"), "");
    boolean streamed = isLines(type) && request.normalizedPath().startsWith(STREAMED);
    if (streamed || length(request) <= BYTES) {
      request.next();
      return;
    }
    request
        .response()
        .setStatusCode(413)
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Connection", "close")
        .end(
            """
            {"type":"about:blank","title":"Request Entity Too Large","status":413,"detail":"%s"}"""
                .formatted(TOO_LARGE));
  }

  /** Whether a body of this type is taken line by line. */
  static boolean isLines(String type) {
    return type.startsWith(ExchangeResource.JSON_LINES)
        || type.startsWith(ExchangeResource.JSON_LINES_TOO);
  }

  private static long length(RoutingContext request) {
    String stated = request.request().getHeader("Content-Length");
    try {
      return stated == null ? 0 : Long.parseLong(stated);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
