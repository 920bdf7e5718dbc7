package dev.kasane.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the marks out of ATT&amp;CK's texts: of a Markdown link the words stay, {@code (Citation:
 * …)} goes, and so do the tags of HTML that ATT&amp;CK uses. One pass by hand, linear in the length
 * of the text whatever it holds; what is no whole mark stays as it is.
 */
public final class CleanText {
  private static final String CITATION = "(Citation:";
  private static final List<String> TARGETS = List.of("http://", "https://", "/");
  private static final List<String> TAGS = List.of("code", "b", "i", "u", "em", "strong", "p");
  private static final int LONGEST_TAG = 10;

  private final String text;
  private final StringBuilder clean;

  /** Where in {@link #clean} the last bracket opened that may begin a link; -1 for none. */
  private int bracket = -1;

  /** A parenthesis that opens before this is taken for one that does not close. */
  private int unclosed;

  private CleanText(String text) {
    this.text = text;
    this.clean = new StringBuilder(text.length());
  }

  /** The text without marks; null of null. */
  public static @Nullable String of(@Nullable String text) {
    return text == null ? null : new CleanText(text).scan();
  }

  private String scan() {
    int at = 0;
    while (at < text.length()) {
      int next =
          switch (text.charAt(at)) {
            case '[' -> open(at);
            case ']' -> link(at);
            case '(' -> citation(at);
            case '<' -> tag(at);
            default -> at;
          };
      if (next == at) {
        clean.append(text.charAt(at));
        next++;
      }
      at = next;
    }
    return clean.toString().strip();
  }

  private int open(int at) {
    bracket = clean.length();
    return at;
  }

  /** From {@code ](} to the end of the target, where one begins and the bracket did. */
  private int link(int at) {
    int opened = bracket;
    bracket = -1;
    if (opened < 0 || !text.startsWith("](", at) || !isTarget(at + 2)) {
      return at;
    }
    int end = close(at + 1, false);
    if (end < 0) {
      return at;
    }
    clean.deleteCharAt(opened);
    return end + 1;
  }

  private boolean isTarget(int at) {
    return TARGETS.stream().anyMatch(start -> text.startsWith(start, at));
  }

  private int citation(int at) {
    int end = text.startsWith(CITATION, at) ? close(at, true) : -1;
    if (end < 0) {
      return at;
    }
    int next = end + 1;
    int last = clean.length() - 1;
    // no gap stays before the full stop, nor two between words
    if (last >= 0
        && Character.isWhitespace(clean.charAt(last))
        && (next == text.length() || " \n.,;:)".indexOf(text.charAt(next)) >= 0)) {
      clean.setLength(last);
    }
    return next;
  }

  /** The parenthesis that closes the one at {@code at}, which may hold others; -1 for none. */
  private int close(int at, boolean spaces) {
    if (at < unclosed) {
      return -1;
    }
    int depth = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      } else if (c == '\n' || (!spaces && c == ' ')) {
        unclosed = i;
        return -1;
      }
    }
    unclosed = text.length();
    return -1;
  }

  /** Only tags that are known to be such: {@code <PID>} is text. */
  private int tag(int at) {
    int end = at + 1;
    while (end < text.length() && end - at < LONGEST_TAG && text.charAt(end) != '>') {
      end++;
    }
    if (end == text.length() || text.charAt(end) != '>') {
      return at;
    }
    String name = text.substring(at + 1, end).replace("/", "").strip();
    if (name.equals("br")) {
      clean.append('\n');
      return end + 1;
    }
    return TAGS.contains(name) ? end + 1 : at;
  }
}
