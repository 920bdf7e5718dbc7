package dev.kasane.finding.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/**
 * The name of a property. Events repeat the same few thousand names, so those of usual length are
 * kept: each has two places where it can stand, and gives way to those that come later. So nobody
 * can fill the memory with names, nor make looking for one take long.
 */
final class Name {
  private static final int KEPT_BITS = 14;
  private static final int LONGEST_KEPT = 64;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final long[] NO_WORDS = {};

  /** Read and written without a lock: a name that another thread does not see yet is made anew. */
  private static final @Nullable Name[] NAMES = new Name[1 << KEPT_BITS];

  final String text;

  /** That of the text, where it is at hand sooner. */
  final int hash;

  /** Its bytes, eight in each; in names there is no NUL that could be taken for their end. */
  private final long[] words;

  private @Nullable String plain;

  private Name(String text, long[] words) {
    this.text = text;
    this.hash = text.hashCode();
    this.words = words;
  }

  static Name of(String text) {
    return new Name(text, NO_WORDS);
  }

  /** The name of printable ASCII characters that stands there. */
  static Name of(byte[] source, int from, int to) {
    long hash = 0;
    for (int at = from; at < to; at += Long.BYTES) {
      hash = (hash ^ Scan.word(source, at, to)) * SPREAD;
    }
    int place = (int) (hash >>> (Long.SIZE - KEPT_BITS));
    Name first = NAMES[place];
    if (first != null && first.is(source, from, to)) {
      return first;
    }
    Name second = NAMES[place ^ 1];
    if (second != null && second.is(source, from, to)) {
      return second;
    }
    Name name = made(source, from, to);
    if (to - from <= LONGEST_KEPT) {
      NAMES[place ^ 1] = first;
      NAMES[place] = name;
    }
    return name;
  }

  private boolean is(byte[] source, int from, int to) {
    if (words.length != count(from, to)) {
      return false;
    }
    for (int i = 0, at = from; at < to; i++, at += Long.BYTES) {
      if (words[i] != Scan.word(source, at, to)) {
        return false;
      }
    }
    return true;
  }

  private static Name made(byte[] source, int from, int to) {
    var words = new long[count(from, to)];
    for (int i = 0; i < words.length; i++) {
      words[i] = Scan.word(source, from + i * Long.BYTES, to);
    }
    return new Name(new String(source, from, to - from, ISO_8859_1), words);
  }

  private static int count(int from, int to) {
    return (to - from + Long.BYTES - 1) / Long.BYTES;
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
