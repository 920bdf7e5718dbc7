package dev.kasane.update;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that serves what a test puts there, and notes what it was asked. */
final class LocalServer implements AutoCloseable {
  static {
    // without it each answer waits for an acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  LocalServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestURI().toString());
      pages.getOrDefault(exchange.getRequestURI().getPath(), e -> status(e, 404)).handle(exchange);
    }
  }

  /** The address of a path that begins with a slash. */
  String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  URI uri(String path) {
    return URI.create(at(path));
  }

  /** What it was asked since this was last called: paths with their queries. */
  List<String> asked() {
    List<String> all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  void on(String path, HttpHandler handler) {
    pages.put(path, handler);
  }

  void remove(String path) {
    pages.remove(path);
  }

  /** Serves a body with a tag, and 304 to who has it. */
  void serve(String path, String type, byte[] body) {
    String tag = "\"" + Arrays.hashCode(body) + "\"";
    on(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("ETag", tag);
          if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
          } else {
            send(exchange, type, body);
          }
        });
  }

  void serve(String path, String json) {
    serve(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Lists a release of a domain, as MITRE's index does. */
  void index(String path, String name, String version, String url) {
    serve(
        path,
        """
        {"collections":[{"name":"%s","versions":[{"version":"%s","url":"%s","modified":"2026-04-28T14:00:00Z"}]}]}
        """
            .formatted(name, version, url));
  }

  static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  static void status(HttpExchange exchange, int status, String... headers) throws IOException {
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
    }
    exchange.sendResponseHeaders(status, -1);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
