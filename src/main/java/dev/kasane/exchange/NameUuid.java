package dev.kasane.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from names, so that the same thing always has the same one (RFC 9562). */
final class NameUuid {
  /** Our own namespace: an id drawn once, never to be changed. */
  private static final UUID NAMESPACE = UUID.fromString("6f1b7a52-3f0c-4c0e-9d1e-5b8f2a7c4e61");

  private NameUuid() {}

  /** Version 5, as STIX wants ids that follow from something. */
  static UUID version5(String... names) {
    return uuid(5, names);
  }

  /**
   * The form of version 4, for formats that take no other; it follows from the names all the same.
   */
  static UUID version4(String... names) {
    return uuid(4, names);
  }

  private static UUID uuid(int version, String... names) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .array());
      // ids hold no control characters, so nothing but the end of a name looks like one
      sha1.update(String.join("\u0000", names).getBytes(UTF_8));
      ByteBuffer digest = ByteBuffer.wrap(sha1.digest());
      long high = (digest.getLong() & ~0xF000L) | ((long) version << 12);
      long low = (digest.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
