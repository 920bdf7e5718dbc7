package dev.kasane.finding.profile;

import dev.kasane.finding.profile.Claims.Said;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a line of a log, such as CEF, as far as they speak of ATT&amp;CK. */
final class LogLine {
  private static final int LONGEST = 20_000;
  private static final int LONGEST_NAME = 60;

  private LogLine() {}

  /** Techniques and tactics that stand as {@code name=value} or {@code name: value}. */
  static List<Said> claims(String original, String pointer) {
    String text =
        Span.plain(original.length() > LONGEST ? original.substring(0, LONGEST) : original);
    var claims = new ArrayList<Said>(0);
    for (int at = next(text, 0); at >= 0; at = next(text, at + 1)) {
      String name = name(text, at);
      FieldName topic = name == null ? FieldName.OTHER : PropertyName.of(name).topic();
      String value = topic.compareTo(FieldName.VERSION) < 0 ? value(text, at + 1) : "";
      if (!value.isEmpty()) {
        List<Part> parts = topic == FieldName.TACTIC ? List.of() : Spelling.MIXED.read(value);
        for (Part part : parts) {
          claims.add(new Said(part, pointer, name + text.charAt(at) + value));
        }
      }
    }
    return claims;
  }

  private static int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '=' || text.charAt(i) == ':') {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String name(String text, int end) {
    int from = end;
    while (from > 0
        && end - from < LONGEST_NAME
        && (Span.isWord(text, from - 1) || "_-.".indexOf(text.charAt(from - 1)) >= 0)) {
      from--;
    }
    return from == end ? null : text.substring(from, end);
  }

  /** Ids, with no more than commas and spaces between them. */
  private static String value(String text, int from) {
    int end = from;
    for (int at = from; at < text.length(); at++) {
      Span span = Span.at(text, at);
      if (span != null) {
        end = span.to();
        at = end - 1;
      } else if (" \"'[,;".indexOf(text.charAt(at)) < 0) {
        break;
      }
    }
    return text.substring(from, end).strip();
  }
}
