package dev.kasane.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.KasaneIT;
import dev.kasane.SharedData;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.LoadMeasure;
import dev.kasane.attack.Technique;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the catalogue costs: memory, loading, one technique, and ten thousand claims. */
@KasaneIT
@TestProfile(CatalogueBenchmark.AllDomains.class)
class CatalogueBenchmark {
  private static final String PATH = "/api/v1/attack/techniques/T1059.001";
  private static final int ROUNDS = 60;
  private static final int REQUESTS = 800;
  private static final int CLAIMS = 10_000;

  @Inject AttackLibrary library;

  /** The three current domains. */
  public static final class AllDomains implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "kasane.attack.bundles",
          Stream.of("enterprise-attack-18.1", "mobile-attack-18.1", "ics-attack-18.1")
              .map(release -> SharedData.bundle(release).toString())
              .collect(Collectors.joining(",")));
    }
  }

  private static int port() {
    return RestAssured.port;
  }

  @Test
  void loadingBesideAPlainPassAndTheHeapThatIsHeld() throws Exception {
    LoadMeasure.main();
  }

  @Test
  void oneTechniqueBesideAnEmptyEndpoint() throws Exception {
    compare("plain", "");
    compare("gzip", "Accept-Encoding: gzip\r\n");
  }

  private static void compare(String how, String header) throws Exception {
    var ours = new Load(port(), PATH, header);
    var empty = new Load(port(), "/benchmark/empty", "");
    EmptyEndpoint.bytes(ours.once());
    assertArrayEquals(ours.once(), empty.once());
    double[] our = new double[ROUNDS];
    double[] rival = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      rival[round] = empty.perSecond(REQUESTS);
      our[round] = ours.perSecond(REQUESTS);
    }
    System.out.printf(
        "technique, %s, %d bytes: %.0f requests/s beside %.0f of an empty endpoint, ratio %.2f%n",
        how, ours.once().length, median(our), median(rival), median(our) / median(rival));
  }

  /** Of the last two thirds, when the compiler has done its work. */
  private static double median(double[] all) {
    double[] warm = Arrays.copyOfRange(all, all.length / 3, all.length);
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }

  private static double best(double[] all) {
    return Arrays.stream(all).min().orElseThrow();
  }

  private String claims(Attack attack, int round) throws Exception {
    List<Technique> techniques = new ArrayList<>();
    attack.current().forEach(release -> techniques.addAll(release.techniques()));
    var claims = new ArrayList<Map<String, String>>();
    for (int i = 0; i < CLAIMS; i++) {
      Technique t = techniques.get(i % techniques.size());
      claims.add(
          switch (i % 4) {
            case 0 -> Map.of("id", t.id());
            case 1 -> Map.of("id", "V%d.%s".formatted(round, t.id()), "name", t.name());
            case 2 -> Map.of("name", t.name() + " ".repeat(round + i % 7));
            default -> Map.of("id", t.id(), "tactic", "execution", "version", "1" + round);
          });
    }
    return new ObjectMapper().writeValueAsString(Map.of("claims", claims));
  }

  @Test
  void tenThousandClaimsInOneCall() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    double[] fresh = new double[40];
    double[] again = new double[40];
    for (int round = 0; round < fresh.length; round++) {
      String claims = claims(library.attack(), round);
      fresh[round] = millis(http, claims);
      again[round] = millis(http, claims);
    }
    System.out.printf(
        "10,000 claims in one call, from request to answer: the first ever %.0f ms,"
            + " never seen %.0f ms (best %.0f), seen before %.0f ms (best %.0f)%n",
        fresh[0], median(fresh), best(fresh), median(again), best(again));
  }

  private static double millis(HttpClient http, String claims) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/api/v1/attack/techniques:resolve".formatted(port())))
            .POST(BodyPublishers.ofByteArray(claims.getBytes(UTF_8)))
            .build();
    long start = System.nanoTime();
    var answer = http.send(request, BodyHandlers.ofByteArray());
    double millis = (System.nanoTime() - start) / 1e6;
    assertEquals(200, answer.statusCode());
    return millis;
  }
}
