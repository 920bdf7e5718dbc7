package dev.kasane.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is still open when the service is told to stop. */
class StopIT {
  @Test
  void anOpenStreamOfCasesIsEndedAndNotWaitedFor() throws Exception {
    try (var kasane = RunningKasane.start(Map.of())) {
      HttpResponse<Stream<String>> stream = listen(kasane);
      assertEquals(200, stream.statusCode());
      kasane.stop();
      // throws where the stream was cut off instead of ended
      stream.body().forEach(line -> {});
      String log = kasane.log();
      assertFalse(log.contains("Timed out waiting for graceful shutdown"), log);
    }
  }

  private static HttpResponse<Stream<String>> listen(RunningKasane kasane) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(kasane.address().resolve("api/v1/stream/cases")).build();
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(request, BodyHandlers.ofLines());
  }
}
