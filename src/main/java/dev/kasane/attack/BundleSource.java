package dev.kasane.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Where a bundle lies: a file or an address. */
final class BundleSource {
  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** The largest release has 8 MB compressed; a body that drips longer than this is cut off. */
  private static final Duration BODY = Duration.ofMinutes(5);

  private BundleSource() {}

  /** The bytes as they lie there, perhaps compressed. The caller closes the stream. */
  static InputStream open(String source) throws IOException, InterruptedException {
    return source.startsWith("http://") || source.startsWith("https://")
        ? download(URI.create(source), BODY)
        : Files.newInputStream(Path.of(source));
  }

  static InputStream download(URI address, Duration patience)
      throws IOException, InterruptedException {
    var client =
        HttpClient.newBuilder()
            .connectTimeout(ANSWER)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    var request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
    var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      response.body().close();
      throw new IOException("the server answers " + response.statusCode());
    }
    InputStream body = response.body();
    Executor later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
    later.execute(() -> close(body));
    return body;
  }

  /** Wakes a reader that waits, too. */
  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
