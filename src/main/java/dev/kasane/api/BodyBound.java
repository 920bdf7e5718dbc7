package dev.kasane.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/** Bounds bodies that do not state how long they are; {@link BodyLimit} refuses those that do. */
@Provider
public class BodyBound implements ReaderInterceptor, ContainerRequestFilter {
  private static final Set<String> FORMS = Set.of("form-data", "x-www-form-urlencoded");

  /**
   * What is still taken in, and thrown away, of a body that is too large: who is cut off while
   * still sending may never see the answer.
   */
  private static final long LEEWAY = 4 * BodyLimit.BYTES;

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    // not the media type of the context, which is that of the method where none is stated
    String type = Objects.requireNonNullElse(body.getHeaders().getFirst("Content-Type"), "");
    boolean streamed = body.getType() == InputStream.class && BodyLimit.isLines(type);
    if (!streamed) {
      body.setInputStream(bounded(body.getInputStream()));
    }
    return body.proceed();
  }

  /** Forms are read without a reader. */
  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    MediaType type = request.getMediaType();
    if (type != null && request.getLength() < 0 && FORMS.contains(type.getSubtype())) {
      request.setEntityStream(bounded(request.getEntityStream()));
    }
  }

  private static InputStream bounded(InputStream body) throws IOException {
    return BoundedInputStream.builder()
        .setInputStream(body)
        // at its bound it tells also of a body that ends there
        .setMaxCount(BodyLimit.BYTES + 1)
        .setOnMaxCount(
            (most, read) -> {
              IOUtils.skip(body, LEEWAY);
              throw new WebApplicationException(Problem.response(413, BodyLimit.TOO_LARGE));
            })
        .get();
  }
}
