package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BundleSourceTest {
  private HttpServer server;

  private String serve(HttpHandler handler) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/mobile-attack-18.1.json.gz";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void aBundleIsReadFromAnAddress() throws IOException {
    TinyBundle bundle = TinyBundle.of("mobile-attack").tactics("TA0027 initial-access");
    byte[] body = TinyBundle.gzip(bundle.json().getBytes(StandardCharsets.UTF_8));
    String address = serve(exchange -> answer(exchange, 200, body));
    BundleReading reading = AttackLibrary.read(address, Map.of());
    assertEquals("18.1", assertInstanceOf(BundleReading.Read.class, reading).catalogue().version());
  }

  @Test
  void anAnswerOtherThan200IsReported() throws IOException {
    String address = serve(exchange -> answer(exchange, 404, new byte[] {'-'}));
    BundleReading reading = AttackLibrary.read(address, Map.of());
    assertTrue(assertInstanceOf(BundleReading.Unreadable.class, reading).what().contains("404"));
  }

  @Test
  void aBodyThatNeverEndsIsCutOff() throws Exception {
    String address =
        serve(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().flush();
            });
    try (InputStream in = BundleSource.download(URI.create(address), Duration.ofMillis(100))) {
      assertThrows(IOException.class, in::readAllBytes);
    }
  }
}
