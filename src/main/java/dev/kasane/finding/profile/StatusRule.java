package dev.kasane.finding.profile;

import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One place where a format says what an analyst or the product itself found of the event.
 *
 * @param at the place
 * @param words words of the format's own, in small letters; before or behind a star others may
 *     stand
 */
record StatusRule(Locator at, Map<String, FindingStatus> words) {
  private static final Set<String> CONFIRMED = Set.of("truepositive", "truepositivesuspicious");

  /** It was looked at, and no attack was seen. */
  private static final Set<String> RULED_OUT =
      Set.of(
          "falsepositive",
          "benignpositive",
          "benigntruepositive",
          "informationalexpectedactivity",
          "benign");

  /** What the first place says that says anything known; suspected where none does. */
  static FindingStatus read(Event event, List<StatusRule> rules) {
    var found = new FindingStatus[] {FindingStatus.SUSPECTED};
    for (StatusRule rule : rules) {
      if (!rule.at.leadsNowhere(event.root())
          && rule.at.walk(
              event,
              event.root(),
              Trail.none(),
              (node, trail) -> {
                found[0] = rule.of(node);
                return found[0] != FindingStatus.SUSPECTED;
              })) {
        return found[0];
      }
    }
    return FindingStatus.SUSPECTED;
  }

  private FindingStatus of(Json node) {
    String text = Scalars.text(node);
    if (text == null) {
      return FindingStatus.SUSPECTED;
    }
    FindingStatus own = own(text.strip().toLowerCase(Locale.ROOT));
    if (own != null) {
      return own;
    }
    String plain = letters(text);
    return CONFIRMED.contains(plain)
        ? FindingStatus.CONFIRMED
        : RULED_OUT.contains(plain) ? FindingStatus.RULED_OUT : FindingStatus.SUSPECTED;
  }

  private @Nullable FindingStatus own(String word) {
    FindingStatus exact = words.get(word);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, FindingStatus> each : words.entrySet()) {
      if (each.getKey().indexOf('*') >= 0 && Scalars.matches(word, each.getKey())) {
        return each.getValue();
      }
    }
    return null;
  }

  private static String letters(String text) {
    var letters = new StringBuilder(text.length());
    text.chars()
        .limit(60)
        .filter(Character::isLetter)
        .forEach(c -> letters.append((char) Character.toLowerCase(c)));
    return letters.toString();
  }
}
