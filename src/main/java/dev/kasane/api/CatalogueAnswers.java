package dev.kasane.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kasane.attack.Attack;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.search.Search;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the catalogue, as bytes that are kept: the same address means the same bytes as long
 * as the same releases are loaded. Their tag is the hash of these bytes, so it changes exactly when
 * they do.
 */
@Singleton
class CatalogueAnswers {
  private static final String CACHED = "public, max-age=60, must-revalidate";
  private static final long MOST_BYTES = 32L * 1024 * 1024;
  private static final int ENTRY_COST = 500;
  private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;

  private final ObjectMapper json;
  private final Search search;
  private final Cache<Asked, Body> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Asked asked, Body body) -> ENTRY_COST + asked.uri.length() + body.weight())
          .build();

  /** What was asked of which releases. */
  private record Asked(String releases, String uri) {}

  CatalogueAnswers(ObjectMapper json, Search search) {
    this.json = json;
    this.search = search;
  }

  /** A page of a list, to be made into an answer. */
  <T> Object page(Selection selection, Function<CatalogueEntry, T> view) {
    return selection.page(search, view);
  }

  /**
   * The answer to a request.
   *
   * @param view makes what is shown, where it is not kept from before; its problems are not kept
   */
  Response answer(Attack attack, HttpServerRequest http, Request request, Supplier<?> view) {
    var asked = new Asked(attack.fingerprint(), http.uri());
    Body body = kept.getIfPresent(asked);
    if (body == null) {
      body = new Body(bytes(view.get()));
      kept.put(asked, body);
    }
    return answer(body, http, request, CACHED);
  }

  /** The answer that shows this as it is at the moment; a client has to ask each time. */
  Response fresh(HttpServerRequest http, Request request, Object view) {
    return answer(new Body(bytes(view)), http, request, "no-cache");
  }

  private static Response answer(Body body, HttpServerRequest http, Request request, String cache) {
    boolean gzip = acceptsGzip(http.getHeader(HttpHeaders.ACCEPT_ENCODING));
    String tag = body.tag(gzip);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(new EntityTag(tag));
    if (unchanged == null && gzip) {
      // in the place of the `identity` with which Quarkus keeps Vert.x from compressing
      http.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    var answer = unchanged != null ? unchanged : Response.ok(body.bytes(gzip), JSON);
    return answer
        .header(HttpHeaders.ETAG, '"' + tag + '"')
        .header(HttpHeaders.CACHE_CONTROL, cache)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .build();
  }

  private byte[] bytes(Object view) {
    try {
      return json.writeValueAsBytes(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What the catalogue holds could not be written", e);
    }
  }

  /** Whether the header names gzip, or everything, and does not forbid it. */
  static boolean acceptsGzip(@Nullable String header) {
    if (header == null) {
      return false;
    }
    for (String one : header.toLowerCase(Locale.ROOT).split(",", 20)) {
      String[] parts = one.strip().split(";", 2);
      boolean names = parts[0].strip().equals("gzip") || parts[0].strip().equals("*");
      if (names) {
        String weight = parts.length > 1 ? parts[1].replace(" ", "") : "";
        return !weight.matches("q=0(\\.0*)?");
      }
    }
    return false;
  }
}
