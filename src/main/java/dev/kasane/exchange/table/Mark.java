package dev.kasane.exchange.table;

import dev.kasane.finding.FindingStatus;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a mark in a table says. The marks of our own tables, those that teams tick with, and words.
 * The cross that is no letter is not among them: it is a tick to some and a no to others.
 */
public enum Mark {
  CONFIRMED("confirmed", FindingStatus.CONFIRMED),
  SUSPECTED("suspected", FindingStatus.SUSPECTED),
  /** Drawn from text, never counted; a finding cannot say it, so it is left out. */
  INFERRED("inferred", null),
  RULED_OUT("ruled-out", FindingStatus.RULED_OUT),
  /** Nothing is said: the same as a blank cell. */
  NONE("none", null),
  /** What was said is taken back; only where each row is one finding. */
  RETRACTED("retracted", FindingStatus.RETRACTED);

  private static final Map<String, Mark> MARKS = new HashMap<>();

  static {
    CONFIRMED.signs(
        "x", "1", "✓", "✔", "☑", "✅", "○", "◯", "〇", "●", "◎", "■", "★", "レ", "yes", "y", "true",
        "有", "有り", "あり", "はい", "済", "確認", "確認済", "確認済み", "確定");
    SUSPECTED.signs("?", "maybe", "possible", "probable", "likely", "疑い", "疑", "疑いあり", "推定");
    INFERRED.signs("~", "推論");
    RULED_OUT.signs("-", "ruled out", "excluded", "除外", "否定", "該当せず");
    NONE.signs("", "0", "no", "n", "false", "無", "無し", "なし", "いいえ", "n/a", "該当なし");
    RETRACTED.signs("取消", "取り消し", "撤回");
    for (Mark mark : values()) {
      mark.signs(mark.word);
    }
  }

  private final String word;
  private final @Nullable FindingStatus status;

  Mark(String word, @Nullable FindingStatus status) {
    this.word = word;
    this.status = status;
  }

  private void signs(String... signs) {
    for (String sign : signs) {
      MARKS.put(normal(sign), this);
    }
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  /** What a finding says; null where none is made of it. */
  @Nullable FindingStatus status() {
    return status;
  }

  /** Whether a case with it is part of a row's total. */
  boolean counts() {
    return this == CONFIRMED || this == SUSPECTED;
  }

  /** What the text of a cell says; empty where nobody can tell. */
  static Optional<Mark> of(String cell) {
    return Optional.ofNullable(MARKS.get(normal(cell)));
  }

  /** The mark of that word. */
  public static Optional<Mark> ofWord(String word) {
    return Arrays.stream(values()).filter(m -> m.word.equals(word)).findFirst();
  }

  /** All words, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(Mark::word).collect(Collectors.joining(", "));
  }

  /** Full-width letters as narrow ones, and all the dashes and waves as one. */
  public static String normal(String cell) {
    String text = Normalizer.normalize(cell, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    if (text.codePointCount(0, text.length()) != 1) {
      return text;
    }
    return switch (text.charAt(0)) {
      case '‐', '‑', '‒', '–', '—', '―', '−', 'ー', '─' -> "-";
      case '〜', '∼', '˜' -> "~";
      default -> text;
    };
  }
}
