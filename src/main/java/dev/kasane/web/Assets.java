package dev.kasane.web;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Addresses of style sheets and scripts that change with their content, since browsers keep them
 * for a day. Templates know it as {@code assets}.
 */
@Named("assets")
@Singleton
public class Assets {
  private static final int HASH_BYTES = 6;

  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  /**
   * The address of a file that lies under {@code META-INF/resources}, such as {@code kasane.css}.
   */
  public String at(String file) {
    return addresses.computeIfAbsent(file, Assets::address);
  }

  private static String address(String file) {
    String resource = "META-INF/resources/" + file;
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no resource " + resource);
      }
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      return "/" + file + "?v=" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
