package dev.kasane.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.UnaryOperator;

/**
 * An error as RFC 9457 describes it.
 *
 * @param title the status in words
 * @param detail what is wrong, where, and what would be right
 */
public record Problem(String type, String title, int status, String detail) implements Worded {
  static final String MEDIA_TYPE = "application/problem+json";

  @Override
  public Problem in(UnaryOperator<String> words) {
    return new Problem(type, title, status, words.apply(detail));
  }

  /** The answer that carries the problem. */
  public static Response response(int status, String detail) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(new Problem("about:blank", title, status, detail))
        .build();
  }

  /** What the caller sent is wrong. */
  public static WebApplicationException badRequest(String detail) {
    return new WebApplicationException(response(400, detail));
  }

  /** What the caller asks for is not there. */
  public static WebApplicationException notFound(String detail) {
    return new WebApplicationException(response(404, detail));
  }

  /** What the caller asks for does not fit what is there. */
  static WebApplicationException conflict(String detail) {
    return new WebApplicationException(response(409, detail));
  }

  /** What the caller has seen is not what is there now. */
  static WebApplicationException failedPrecondition(String detail) {
    return new WebApplicationException(response(412, detail));
  }
}
