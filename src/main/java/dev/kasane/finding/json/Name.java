package dev.kasane.finding.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The name of a property. Events repeat the same few thousand names, so those of usual length are
 * kept: each has two places where it can stand, and gives way to those that come later. So nobody
 * can fill the memory with names, nor make looking for one take long.
 */
final class Name {
  private static final int KEPT = 1 << 14;
  private static final int LONGEST_KEPT = 64;

  /** Read and written without a lock: a name that another thread does not see yet is made anew. */
  private static final @Nullable Name[] NAMES = new Name[KEPT];

  final String text;

  /** That of the text, where it is at hand sooner. */
  final int hash;

  private final byte[] bytes;
  private @Nullable String plain;

  private Name(String text, byte[] bytes) {
    this.text = text;
    this.hash = text.hashCode();
    this.bytes = bytes;
  }

  static Name of(String text) {
    return new Name(text, new byte[0]);
  }

  /** The name of ASCII characters that stands there; {@code hash} is that of its text. */
  static Name of(byte[] source, int from, int to, int hash) {
    int place = (hash ^ (hash >>> 13)) & (KEPT - 1);
    Name first = NAMES[place];
    if (first != null && first.hash == hash && first.is(source, from, to)) {
      return first;
    }
    Name second = NAMES[place ^ 1];
    if (second != null && second.hash == hash && second.is(source, from, to)) {
      return second;
    }
    var name =
        new Name(
            new String(source, from, to - from, ISO_8859_1), Arrays.copyOfRange(source, from, to));
    if (to - from <= LONGEST_KEPT) {
      NAMES[place ^ 1] = first;
      NAMES[place] = name;
    }
    return name;
  }

  private boolean is(byte[] source, int from, int to) {
    return Arrays.equals(bytes, 0, bytes.length, source, from, to);
  }

  /** In small letters and without separators. */
  String plain() {
    String made = plain;
    if (made == null) {
      made = plain(text);
      plain = made;
    }
    return made;
  }

  static String plain(String name) {
    var plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && c != '-' && c != ' ') {
        plain.append(Character.toLowerCase(c));
      }
    }
    return plain.toString();
  }
}
