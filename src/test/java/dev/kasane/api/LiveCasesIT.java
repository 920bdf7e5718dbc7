package dev.kasane.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.KasaneIT;
import dev.kasane.stream.Topic;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@KasaneIT
class LiveCasesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestHTTPResource("/api/v1/stream/cases")
  URI stream;

  @Test
  void aCaseIsHeardAsItIsPublished() throws Exception {
    try (var heard = new Heard("?case=live-one")) {
      Topic.send("live-other", finding("live-other", "f-0", "T1486"));
      Topic.send("live-one", finding("live-one", "f-1", "T1133"));
      JsonNode record = heard.record();
      assertEquals("live-one T1133", said(record));
    }
  }

  @Test
  void aChangeIsHeardAfterTheCaseItself() throws Exception {
    try (var heard = new Heard("?case=live-two")) {
      Topic.send("live-two", finding("live-two", "f-1", "T1133"));
      long before = heard.record().path("revision").longValue();
      Topic.send("live-two", finding("live-two", "f-2", "T1486"));
      assertTrue(heard.record().path("revision").longValue() > before);
    }
  }

  @Test
  void severalHearTheSame() throws Exception {
    try (var one = new Heard("?case=live-three");
        var another = new Heard("")) {
      Topic.send("live-three", finding("live-three", "f-1", "T1133"));
      JsonNode first = one.record();
      JsonNode second = another.record();
      while (!second.path("caseId").textValue().equals("live-three")) {
        second = another.record();
      }
      assertEquals(first, second);
    }
  }

  private static String finding(String caseId, String id, String technique) {
    return """
        {"id":"%s","source":"%s","caseId":"%s","time":"2026-05-01T00:00:00Z",
         "techniques":[{"id":"%s"}]}"""
        .formatted(id, caseId, caseId, technique);
  }

  private static String said(JsonNode record) {
    return record.path("caseId").textValue()
        + " "
        + record.path("techniques").path(0).path("id").textValue();
  }

  /** An open stream, as any client of server-sent events reads it. */
  private final class Heard implements AutoCloseable {
    private final Stream<String> lines;
    private final Iterator<String> line;

    Heard(String query) throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(URI.create(stream + query)).build();
      HttpResponse<Stream<String>> answer =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
      assertEquals(200, answer.statusCode());
      lines = answer.body();
      line = lines.iterator();
    }

    JsonNode record() throws IOException {
      while (line.hasNext()) {
        String next = line.next();
        if (next.startsWith("data:")) {
          return JSON.readTree(next.substring("data:".length()));
        }
      }
      throw new AssertionError("the stream ended");
    }

    @Override
    public void close() {
      lines.close();
    }
  }
}
