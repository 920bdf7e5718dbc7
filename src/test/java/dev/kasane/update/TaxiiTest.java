package dev.kasane.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.kasane.attack.TinyBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxiiTest {
  private static final String TYPE = "application/taxii+json;version=2.1";
  private static final String COLLECTION = "/api/collections/x-mitre-collection--1a-019";
  private static final String OBJECTS = COLLECTION + "/objects/";
  private static final String ADDED_LAST = "X-TAXII-Date-Added-Last";

  @TempDir Path folder;
  private final LocalServer server = new LocalServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static TinyBundle mobile(String version) {
    return TinyBundle.of("mobile-attack")
        .version(version)
        .tactics("TA0027 initial-access")
        .technique("a", "T1410", "A", "initial-access")
        .technique("b", "T1411", "B", "initial-access");
  }

  private String source() {
    return "taxii+" + server.at(COLLECTION);
  }

  private Looking looking() {
    return Looking.off(folder, source());
  }

  private static String parameter(HttpExchange exchange, String name) {
    String query = exchange.getRequestURI().getQuery();
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      if (part.startsWith(name + "=")) {
        return part.substring(name.length() + 1);
      }
    }
    return null;
  }

  private static void page(HttpExchange exchange, String added, String envelope)
      throws IOException {
    if (added != null) {
      exchange.getResponseHeaders().set(ADDED_LAST, added);
    }
    LocalServer.send(exchange, TYPE, envelope.getBytes(StandardCharsets.UTF_8));
  }

  /** A collection whose objects were added a second apart, two a page at most. */
  private void collection(TinyBundle bundle, boolean tokens) throws IOException {
    var objects = new ArrayList<String>();
    for (JsonNode object : new ObjectMapper().readTree(bundle.json()).get("objects")) {
      objects.add(object.toString());
    }
    server.on(
        OBJECTS,
        e -> {
          if (!TYPE.equals(e.getRequestHeaders().getFirst("Accept"))) {
            LocalServer.status(e, 406);
            return;
          }
          String after = parameter(e, "added_after");
          String next = parameter(e, "next");
          int from = next != null ? Integer.parseInt(next) : after == null ? 0 : index(after) + 1;
          int most = parameter(e, "limit") == null ? 2 : 1;
          int to = Math.min(objects.size(), from + most);
          if (from >= to) {
            page(e, null, "{}");
            return;
          }
          String more =
              to == objects.size()
                  ? "'more':false"
                  : tokens ? "'more':true,'next':'" + to + "'" : "'more':true";
          String all = String.join(",", objects.subList(from, to));
          page(e, added(to - 1), "{" + more.replace('\'', '"') + ",\"objects\":[" + all + "]}");
        });
  }

  private static String added(int index) {
    return "2026-04-28T14:00:%02d.000000Z".formatted(index);
  }

  private static int index(String added) {
    return Integer.parseInt(added.substring(17, 19));
  }

  @Test
  void aCollectionIsReadPageByPageByItsTokens() throws Exception {
    collection(mobile("18.1"), true);
    Looking looking = looking();
    assertEquals(List.of("updated"), looking.look());
    assertEquals(List.of("18.1"), looking.mobile());
    assertEquals(source(), looking.library.attack().current().get(1).source().replaceAll("/$", ""));
    assertEquals(List.of("", "?next=2", "?next=4"), queries());
  }

  private List<String> queries() {
    return server.asked().stream().map(path -> path.substring(OBJECTS.length())).toList();
  }

  @Test
  void aCollectionWithoutTokensIsReadByTheTimesOfItsObjects() throws Exception {
    collection(mobile("18.1"), false);
    Looking looking = looking();
    assertEquals(List.of("updated"), looking.look());
    assertEquals(2, looking.library.attack().current().get(1).techniques().size());
  }

  @Test
  void aCollectionToWhichNothingWasAddedIsNotReadAgain() throws Exception {
    collection(mobile("18.1"), true);
    looking().look();
    server.asked();
    Looking again = looking();
    assertEquals(List.of("18.1"), again.mobile());
    assertEquals(List.of("unchanged"), again.look());
    assertEquals(List.of("?limit=1&added_after=2026-04-28T14%3A00%3A04.000000Z"), queries());
  }

  @Test
  void aCollectionToWhichSomethingWasAddedIsReadAsAWhole() throws Exception {
    collection(mobile("18.1"), true);
    Looking looking = looking();
    looking.look();
    collection(mobile("19.0").technique("c", "T1412", "C", "initial-access"), true);
    assertEquals(List.of("updated"), looking.look());
    assertEquals(List.of("19.0", "18.1"), looking.mobile());
  }

  @Test
  void aCollectionCanBeWhereNewerReleasesAreLookedFor() throws Exception {
    collection(mobile("18.1"), true);
    Looking looking = Looking.at(folder, source());
    assertEquals(List.of("updated"), looking.look());
    assertEquals(List.of("unchanged"), looking.look());
    collection(mobile("18.0").technique("c", "T1412", "C", "initial-access"), true);
    assertEquals(List.of("unchanged"), looking.look());
    assertEquals(List.of("18.1"), looking.mobile());
  }

  @Test
  void aReleaseThatWasLostIsReadAgainThoughNothingWasAdded() throws Exception {
    collection(mobile("18.1"), true);
    Looking.at(folder, source()).look();
    Files.delete(folder.resolve("mobile-attack-18.1.json.gz"));
    Looking again = Looking.at(folder, source());
    assertEquals(List.of("updated"), again.look());
  }

  @Test
  void aServerThatCountsQuestionsIsGivenItsPauses() throws Exception {
    collection(mobile("18.1"), true);
    var pages = new AtomicInteger();
    server.on(
        COLLECTION + "/busy/objects/",
        e -> {
          if (pages.incrementAndGet() % 2 == 1) {
            LocalServer.status(e, 429, "Retry-After", "600");
          } else {
            page(e, null, pages.get() == 2 ? first() : "{\"more\":false,\"objects\":[]}");
          }
        });
    Looking looking = Looking.off(folder, source() + "/busy");
    assertEquals(List.of("updated"), looking.look());
    assertEquals(List.of(Duration.ofMinutes(10), Duration.ofMinutes(10)), looking.waits);
  }

  /** All objects in a first page that promises a second. */
  private static String first() {
    return mobile("18.1")
        .json()
        .replaceFirst(
            "\\{\"type\":\"bundle\"", "{\"more\":true,\"next\":\"2\",\"type\":\"bundle\"");
  }

  private void assertFails(String failure) throws Exception {
    Looking looking = looking();
    assertEquals(List.of("failed: " + failure), looking.look());
    assertEquals(List.of(), looking.mobile());
  }

  @Test
  void pagesThatRepeatThemselvesAreNotReadForEver() throws Exception {
    server.on(OBJECTS, e -> page(e, null, first()));
    assertFails("The server repeats its pages.");
  }

  @Test
  void pagesWithoutEndAreNotReadForEver() throws Exception {
    var pages = new AtomicInteger();
    server.on(
        OBJECTS,
        e -> {
          int next = pages.incrementAndGet();
          page(e, null, "{\"more\":true,\"next\":\"%d\",\"objects\":[{}]}".formatted(next));
        });
    assertEquals("The collection has more than 20 pages.", failure(Clock.systemUTC(), 20));
    assertEquals(20, pages.get());
    assertEquals("The collection took more than PT6H to read.", failure(new HourByHour(), 20));
  }

  private String failure(Clock clock, int mostPages) {
    var fetcher = new Fetcher(Limits.USUAL, clock, wait -> {});
    var taxii = new Taxii(fetcher, new ObjectMapper(), 1_000_000, mostPages);
    Path into = folder.resolve("into");
    return assertThrows(
            Failed.class, () -> taxii.collect(server.uri(COLLECTION), into, folder.resolve("page")))
        .getMessage();
  }

  /** An hour passes whenever it is asked. */
  private static final class HourByHour extends Clock {
    private Instant now = Looking.NOW;

    @Override
    public Instant instant() {
      now = now.plus(Duration.ofHours(1));
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void aPageThatPromisesMoreMustHoldSomething() throws Exception {
    server.on(OBJECTS, e -> page(e, null, "{\"more\":true,\"next\":\"1\"}"));
    assertFails("The server says that there is more, and sends nothing.");
  }

  @Test
  void aPageThatPromisesMoreMustSayHowToGetIt() throws Exception {
    server.on(OBJECTS, e -> page(e, null, "{\"more\":true,\"objects\":[{}]}"));
    assertFails("The server says that there is more, and not how to ask for it.");
  }

  @Test
  void aPageOfAnotherTypeIsRefused() throws Exception {
    server.serve(OBJECTS, mobile("18.1").json());
    assertFails("The server sends 'application/json' instead of JSON.");
  }

  @Test
  void aPageThatBreaksOffIsRefused() throws Exception {
    server.on(OBJECTS, e -> page(e, null, "{\"more\":false,\"objects\":[{\"type\":"));
    Looking looking = looking();
    String outcome = looking.look().get(0);
    assertTrue(outcome.startsWith("failed: A page cannot be read"), outcome);
  }

  @Test
  void anEmptyCollectionIsNoRelease() throws Exception {
    server.on(OBJECTS, e -> page(e, null, "{}"));
    assertFails("It holds no ATT&CK techniques with tactics and no matrix.");
  }

  @Test
  void aCollectionThatDoesNotTellItsVersionIsNotGivenOneByItsName() throws Exception {
    var silent =
        TinyBundle.of("mobile-attack")
            .tactics("TA0027 initial-access")
            .technique("a", "T1410", "A", "initial-access");
    collection(silent, true);
    Looking looking = looking();
    looking.look();
    assertEquals(List.of("unknown"), looking.mobile());
    assertEquals(List.of("unknown"), looking().mobile());
  }
}
