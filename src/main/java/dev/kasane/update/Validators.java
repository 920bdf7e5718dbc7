package dev.kasane.update;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** By what a server tells whether something changed since it was last fetched. */
record Validators(@Nullable String etag, @Nullable String lastModified) {
  static final Validators NONE = new Validators(null, null);

  private static final int LONGEST = 500;

  static Validators of(HttpHeaders headers) {
    return new Validators(value(headers, "ETag"), value(headers, "Last-Modified"));
  }

  private static @Nullable String value(HttpHeaders headers, String name) {
    return headers.firstValue(name).filter(v -> v.length() <= LONGEST).orElse(null);
  }

  boolean none() {
    return etag == null && lastModified == null;
  }

  void ask(HttpRequest.Builder request) {
    if (etag != null) {
      request.header("If-None-Match", etag);
    }
    if (lastModified != null) {
      request.header("If-Modified-Since", lastModified);
    }
  }
}
