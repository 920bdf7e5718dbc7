package dev.kasane.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import dev.kasane.attack.TinyBundle;
import dev.kasane.update.Fetcher.Question;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final long MOST = 1_000_000;

  @TempDir Path folder;
  private final LocalServer server = new LocalServer();
  private final List<Duration> waits = new ArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private static Limits limits(long idleMillis, long totalMillis) {
    var minute = Duration.ofMinutes(1);
    return new Limits(
        minute, minute, Duration.ofMillis(idleMillis), Duration.ofMillis(totalMillis));
  }

  private Fetcher fetcher(Limits limits) {
    return new Fetcher(limits, Clock.fixed(NOW, ZoneOffset.UTC), waits::add);
  }

  private Path into() {
    return folder.resolve("body");
  }

  private boolean fetch(Limits limits, Validators known, Media media) throws Exception {
    var question = new Question(server.uri("/it"), media, known, MOST);
    return fetcher(limits).ask(question, into()).isPresent();
  }

  private byte[] fetched() throws Exception {
    assertTrue(fetch(Limits.USUAL, Validators.NONE, Media.JSON));
    try (var in = new GZIPInputStream(Files.newInputStream(into()))) {
      return in.readAllBytes();
    }
  }

  private String failure(HttpHandler handler) {
    return failure(Limits.USUAL, handler);
  }

  private String failure(Limits limits, HttpHandler handler) {
    server.on("/it", handler);
    return assertThrows(Failed.class, () -> fetch(limits, Validators.NONE, Media.JSON))
        .getMessage();
  }

  @Test
  void aBodyArrivesTheSameWhetherPlainOrCompressed() throws Exception {
    server.serve("/it", "text/plain; charset=utf-8", BODY);
    assertArrayEquals(BODY, fetched());
    server.serve("/it", "application/gzip", TinyBundle.gzip(BODY));
    assertArrayEquals(BODY, fetched());
  }

  @Test
  void whatIsStillTheSameIsNotSentAgain() throws Exception {
    server.serve("/it", "application/json", BODY);
    var known = new Validators("\"" + Arrays.hashCode(BODY) + "\"", null);
    assertFalse(fetch(Limits.USUAL, known, Media.JSON));
    assertFalse(Files.exists(into()));
  }

  @Test
  void aServerWithoutTagsIsAskedByTime() throws Exception {
    server.on(
        "/it",
        e -> {
          String since = e.getRequestHeaders().getFirst("If-Modified-Since");
          LocalServer.status(e, "Tue, 28 Apr 2026 14:00:00 GMT".equals(since) ? 304 : 500);
        });
    var known = new Validators(null, "Tue, 28 Apr 2026 14:00:00 GMT");
    assertFalse(fetch(Limits.USUAL, known, Media.JSON));
  }

  @Test
  void notChangedIsNoAnswerWhereNothingIsAtHand() {
    assertEquals(
        "The server answers 304, but there is nothing that it could match.",
        failure(e -> LocalServer.status(e, 304)));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 206, 400, 401, 404, 410, 500, 502})
  void anyOtherStatusIsAFailureWithItsNumber(int status) {
    assertEquals("The server answers " + status + ".", failure(e -> LocalServer.status(e, status)));
  }

  @ParameterizedTest
  @CsvSource({"429, 7, PT7S", "503, 0, PT1S", "429, soon, PT10S", "503, , PT10S"})
  void aServerThatIsBusyIsAskedAgainAfterThePauseThatItAsksFor(
      int status, String retryAfter, String pause) throws Exception {
    var times = new AtomicInteger();
    server.on(
        "/it",
        e -> {
          if (times.incrementAndGet() < 3) {
            String[] header = retryAfter == null ? new String[0] : header(retryAfter);
            LocalServer.status(e, status, header);
          } else {
            LocalServer.send(e, "application/json", BODY);
          }
        });
    assertArrayEquals(BODY, fetched());
    assertEquals(List.of(Duration.parse(pause), Duration.parse(pause)), waits);
  }

  private static String[] header(String retryAfter) {
    return new String[] {"Retry-After", retryAfter};
  }

  @Test
  void thePauseMayBeADate() {
    failure(e -> LocalServer.status(e, 503, "Retry-After", "Fri, 1 May 2026 00:02:00 GMT"));
    assertEquals(Duration.ofMinutes(2), waits.get(0));
  }

  @Test
  void aServerThatIsAlwaysBusyIsGivenUp() {
    assertEquals(
        "The server answers 429 after 5 waits.",
        failure(e -> LocalServer.status(e, 429, "Retry-After", "1")));
    assertEquals(5, waits.size());
  }

  @Test
  void aLongPauseIsLeftToTheNextLook() {
    server.on("/it", e -> LocalServer.status(e, 429, "Retry-After", "7200"));
    var failed = assertThrows(Failed.class, () -> fetch(Limits.USUAL, Validators.NONE, Media.JSON));
    assertEquals(Instant.parse("2026-05-01T02:00:00Z"), failed.notBefore().orElseThrow());
    assertEquals(List.of(), waits);
  }

  @Test
  void aRedirectIsFollowed() throws Exception {
    server.on("/it", e -> LocalServer.status(e, 302, "Location", "/there"));
    server.serve("/there", "application/json", BODY);
    assertArrayEquals(BODY, fetched());
  }

  @Test
  void redirectsEnd() {
    assertEquals(
        "It is redirected more than 5 times.",
        failure(e -> LocalServer.status(e, 301, "Location", "/it")));
    assertEquals(6, server.asked().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/it", "jar:http://x/!/", "http:it"})
  void aRedirectToWhatIsNoWebAddressIsRefused(String location) {
    String what = failure(e -> LocalServer.status(e, 302, "Location", location));
    assertEquals("It leads to '%s', which is no http or https address.".formatted(location), what);
  }

  @Test
  void aRedirectToNonsenseIsRefused() {
    assertEquals(
        "It is redirected to what is no address.",
        failure(e -> LocalServer.status(e, 302, "Location", "http://[")));
  }

  @Test
  void nothingLeadsFromHttpsToHttp() {
    var failed =
        assertThrows(
            Failed.class,
            () ->
                Redirect.followed(
                    URI.create("https://a.example/x"), URI.create("http://b.example/y?token=z")));
    assertEquals("It leads from https to http, to 'http://b.example/y'.", failed.getMessage());
  }

  @Test
  void aPageForPeopleIsNoBundle() {
    assertEquals(
        "The server sends 'text/html' instead of JSON.",
        failure(e -> LocalServer.send(e, "text/html", BODY)));
  }

  @ParameterizedTest
  @CsvSource({
    "application/taxii+json;version=2.1, true",
    "application/taxii+json; version=\"2.1\", true",
    "application/taxii+json, true",
    "application/taxii+json;version=2.0, false",
    "application/json, false"
  })
  void ofTaxiiTheVersionMustFit(String type, boolean fits) {
    assertEquals(fits, Media.TAXII.takes(type));
  }

  @Test
  void aBodyWithoutEndIsCutOff() {
    assertEquals(
        "The download broke off: it is larger than any release.",
        failure(
            e -> {
              e.sendResponseHeaders(200, 0);
              endless(e.getResponseBody());
            }));
  }

  private static void endless(OutputStream body) throws IOException {
    var some = new byte[10_000];
    Arrays.fill(some, (byte) '[');
    while (true) {
      body.write(some);
    }
  }

  @Test
  void aGzipBombIsNotUnpacked() {
    byte[] bomb = TinyBundle.gzip(new byte[50_000_000]);
    assertTrue(bomb.length < MOST);
    assertEquals(
        "It unpacks to more than the 1,000,000 bytes that it may have.",
        failure(e -> LocalServer.send(e, "application/gzip", bomb)));
  }

  @Test
  void aBodyThatStallsIsCutOff() {
    assertEquals(
        "The download broke off: nothing more came for 0 seconds.",
        failure(
            limits(200, 60_000),
            e -> {
              e.sendResponseHeaders(200, 0);
              e.getResponseBody().write('{');
              e.getResponseBody().flush();
              pause(60_000);
            }));
  }

  @Test
  void aBodyThatDripsIsCutOff() {
    assertEquals(
        "The download broke off: it takes longer than 0 seconds.",
        failure(
            limits(60_000, 400),
            e -> {
              e.sendResponseHeaders(200, 0);
              while (true) {
                e.getResponseBody().write(' ');
                e.getResponseBody().flush();
                pause(20);
              }
            }));
  }

  private static void pause(long millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void aCompressedBodyThatIsCutIsNoticed() {
    byte[] whole = TinyBundle.gzip(BODY);
    byte[] cut = Arrays.copyOf(whole, whole.length - 6);
    String what = failure(e -> LocalServer.send(e, "application/gzip", cut));
    assertTrue(what.startsWith("The download broke off"), what);
  }

  @Test
  void aCompressedBodyThatWasChangedIsNoticed() {
    byte[] changed = TinyBundle.gzip(BODY);
    changed[changed.length - 5] ^= 1;
    String what = failure(e -> LocalServer.send(e, "application/gzip", changed));
    assertTrue(what.startsWith("The download broke off"), what);
  }

  @Test
  void aBodyShorterThanItsLengthIsNoticed() {
    String what =
        failure(
            e -> {
              e.sendResponseHeaders(200, 100);
              e.getResponseBody().write(BODY);
              e.getResponseBody().flush();
            });
    assertTrue(what.startsWith("The download broke off"), what);
  }

  @Test
  void aServerThatIsNotThereIsAFailure() {
    String address = server.at("/it");
    server.close();
    var question = new Question(URI.create(address), Media.JSON, Validators.NONE, MOST);
    var failed = assertThrows(Failed.class, () -> fetcher(Limits.USUAL).ask(question, into()));
    assertEquals("The server takes no connection.", failed.getMessage());
  }
}
