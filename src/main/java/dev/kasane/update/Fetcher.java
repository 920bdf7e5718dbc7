package dev.kasane.update;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Fetches over HTTP, from servers that may be slow, broken or hostile. */
final class Fetcher {
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_WAITS = 5;

  /** Who asks for more patience is asked again at another look. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private static final int BUFFER = 64 * 1024;

  private final HttpClient http;
  private final Limits limits;
  private final Clock clock;
  private final Pause pause;

  Fetcher(Limits limits, Clock clock, Pause pause) {
    this.limits = limits;
    this.clock = clock;
    this.pause = pause;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(limits.connect())
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** What time it is for servers that want to be left alone. */
  Instant now() {
    return clock.instant();
  }

  /**
   * What is asked.
   *
   * @param known of what is at hand; it is not sent again where it is still that
   * @param most bytes of the answer, unpacked
   */
  record Question(URI address, Media media, Validators known, long most) {}

  /**
   * What came beside the body.
   *
   * @param bytes of the body, unpacked
   */
  record Answer(HttpHeaders headers, long bytes) {
    Validators validators() {
      return Validators.of(headers);
    }
  }

  /**
   * Writes the body into a file, gzip-compressed however it came.
   *
   * @return empty where what is at hand is still the same; the file is then left alone
   */
  Optional<Answer> ask(Question question, Path into) throws Failed, InterruptedException {
    URI at = question.address;
    int redirects = 0;
    int waits = 0;
    while (true) {
      HttpResponse<InputStream> response = send(at, question);
      try (InputStream body = response.body()) {
        if (response.statusCode() == 200) {
          return Optional.of(take(response.headers(), body, question, into));
        }
      } catch (IOException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        throw new Failed("The download broke off: %s.".formatted(e.getMessage()));
      }
      switch (response.statusCode()) {
        case 304 -> {
          if (question.known.none()) {
            throw new Failed("The server answers 304, but there is nothing that it could match.");
          }
          return Optional.empty();
        }
        case 301, 302, 303, 307, 308 -> {
          if (++redirects > MOST_REDIRECTS) {
            throw new Failed("It is redirected more than %d times.".formatted(MOST_REDIRECTS));
          }
          at = Redirect.of(at, response.headers());
        }
        case 429, 503 -> waitFor(response, ++waits);
        default -> throw new Failed("The server answers %d.".formatted(response.statusCode()));
      }
    }
  }

  private HttpResponse<InputStream> send(URI at, Question question)
      throws Failed, InterruptedException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(at)
              .timeout(limits.answer())
              .header("Accept", question.media.accept())
              .header("Accept-Encoding", "gzip")
              .header("User-Agent", "Kasane");
      question.known.ask(request);
      return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      throw new Failed("The server does not answer in time.");
    } catch (ConnectException e) {
      throw new Failed("The server takes no connection.");
    } catch (IOException | IllegalArgumentException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new Failed("The server cannot be asked: %s.".formatted(why));
    }
  }

  private void waitFor(HttpResponse<?> response, int waits) throws Failed, InterruptedException {
    Duration asked = RetryAfter.of(response.headers(), clock.instant());
    String status = "The server answers %d".formatted(response.statusCode());
    if (waits > MOST_WAITS) {
      throw new Failed("%s after %d waits.".formatted(status, MOST_WAITS));
    }
    if (asked.compareTo(LONGEST_WAIT) > 0) {
      Instant then = clock.instant().plus(asked);
      throw new Failed("%s and wants no question before %s.".formatted(status, then), then);
    }
    pause.pause(asked);
  }

  private Answer take(HttpHeaders headers, InputStream body, Question question, Path into)
      throws Failed, IOException {
    String type = headers.firstValue("Content-Type").orElse("");
    if (!question.media.takes(type)) {
      throw new Failed(
          "The server sends '%s' instead of JSON."
              .formatted(type.length() > 80 ? type.substring(0, 80) : type));
    }
    long left = question.most;
    try (var in = unpacked(new WatchedBody(body, limits, question.most));
        var out = new GZIPOutputStream(Files.newOutputStream(into), BUFFER)) {
      var buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        left -= read;
        if (left < 0) {
          throw new Failed(
              "It unpacks to more than the %,d bytes that it may have.".formatted(question.most));
        }
        out.write(buffer, 0, read);
      }
    }
    return new Answer(headers, question.most - left);
  }

  /** By what the bytes are, for what servers say of compressed files differs. */
  private static InputStream unpacked(InputStream body) throws IOException {
    var buffered = new BufferedInputStream(body, BUFFER);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }
}
