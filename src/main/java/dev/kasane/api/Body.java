package dev.kasane.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** The bytes of an answer, plain and, once somebody asked for them so, compressed. */
final class Body {
  private static final int TAG_BYTES = 12;

  private final byte[] plain;
  private final String tag;
  private volatile byte[] gzip = {};

  Body(byte[] plain) {
    this.plain = plain;
    this.tag = hash(plain);
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another for each encoding, as a strong tag has to be. */
  String tag(boolean compressed) {
    return compressed ? tag + "-gzip" : tag;
  }

  byte[] bytes(boolean compressed) {
    if (!compressed) {
      return plain;
    }
    if (gzip.length == 0) {
      gzip = gzip();
    }
    return gzip;
  }

  private byte[] gzip() {
    var packed = new ByteArrayOutputStream(plain.length / 4 + 100);
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Bytes in memory, with about those that the compressed ones will take. */
  int weight() {
    return plain.length + plain.length / 3;
  }
}
