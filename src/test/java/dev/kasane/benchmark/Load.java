package dev.kasane.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Asks for one address as fast as a few connections can. By hand on sockets, since a client library
 * would cost more than the server that is measured.
 */
final class Load {
  private static final int CONNECTIONS = 8;

  private final int port;
  private final byte[] request;

  Load(int port, String path, String headers) {
    this.port = port;
    String text = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s\r\n".formatted(path, port, headers);
    this.request = text.getBytes(ISO_8859_1);
  }

  /** The body of one answer. */
  byte[] once() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return ask(socket, new BufferedInputStream(socket.getInputStream()));
    }
  }

  /** Requests a second. */
  double perSecond(int requests) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      var tasks = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < CONNECTIONS; i++) {
        tasks.add(() -> askAgain(requests / CONNECTIONS));
      }
      long start = System.nanoTime();
      int answered = 0;
      for (var task : threads.invokeAll(tasks)) {
        answered += task.get();
      }
      return answered / ((System.nanoTime() - start) / 1e9);
    } finally {
      threads.shutdown();
    }
  }

  private int askAgain(int times) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream(), 65536);
      for (int i = 0; i < times; i++) {
        ask(socket, in);
      }
      return times;
    }
  }

  private byte[] ask(Socket socket, InputStream in) throws IOException {
    socket.getOutputStream().write(request);
    int length = -1;
    boolean ok = false;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      ok |= line.startsWith("HTTP/1.1 200");
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    if (!ok || length < 0) {
      throw new IOException("No answer that can be measured");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return body;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
