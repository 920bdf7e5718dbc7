package dev.kasane.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bounds bodies that do not state how long they are; {@link BodyLimit} refuses those that do. */
@Provider
public class BodyBound implements ReaderInterceptor {
  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    // not the media type of the context, which is that of the method where none is stated
    String type = Objects.requireNonNullElse(body.getHeaders().getFirst("Content-Type"), "");
    boolean streamed = body.getType() == InputStream.class && BodyLimit.isLines(type);
    if (!streamed) {
      body.setInputStream(new Bounded(body.getInputStream()));
    }
    return body.proceed();
  }

  private static final class Bounded extends FilterInputStream {
    /**
     * What is still taken in, and thrown away, of a body that is too large: who is cut off while
     * still sending may never see the answer.
     */
    private static final long LEEWAY = 4 * BodyLimit.BYTES;

    private static final int BUFFER = 64 * 1024;

    private long left = BodyLimit.BYTES;

    Bounded(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int read = super.read(bytes, from, most);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throwAway();
        throw new WebApplicationException(Problem.response(413, BodyLimit.TOO_LARGE));
      }
    }

    private void throwAway() throws IOException {
      byte[] buffer = new byte[BUFFER];
      int read = 0;
      for (long taken = 0; taken < LEEWAY && read >= 0; taken += read) {
        read = super.read(buffer, 0, BUFFER);
      }
    }
  }
}
