package dev.kasane.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bounds a body that does not state its length, with the answer that one with a length gets. The
 * server's own bound ends the answer without a word and then fails at it once more.
 */
@Provider
public class UnstatedLength implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    boolean stated = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH) != null;
    boolean streamed =
        context.getType() == InputStream.class
            && BodyLimit.isLines(context.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
    if (!stated && !streamed) {
      context.setInputStream(new Bounded(context.getInputStream()));
    }
    return context.proceed();
  }

  /** Reads no more than may be held in memory. */
  private static final class Bounded extends FilterInputStream {
    private long left = BodyLimit.BYTES;

    Bounded(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      count(read);
      return read;
    }

    private void count(int read) {
      left -= Math.max(0, read);
      if (left < 0) {
        throw new WebApplicationException(
            Response.fromResponse(Problem.response(413, BodyLimit.TOO_LARGE))
                .header("Connection", "close")
                .build());
      }
    }
  }
}
