package dev.kasane.finding;

import static dev.kasane.finding.FactStatus.CONFIRMED;
import static dev.kasane.finding.FactStatus.SUSPECTED;
import static dev.kasane.finding.FactStatus.UNKNOWN;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts that handlers establish in a case. */
public enum FactName {
  /** A line for people, in place of the title of the first finding. */
  TITLE("title", CONFIRMED, null),
  /** How far the work on the case is. */
  PHASE("phase", CONFIRMED, null),
  SECTOR("sector", CONFIRMED, null),
  REGION("region", CONFIRMED, null),
  VICTIM_SIZE("victimSize", CONFIRMED, null),
  /** How the intruder came in. */
  ENTRY_ROUTE("entryRoute", SUSPECTED, null),
  /** Why that was possible. */
  ROOT_CAUSE("rootCause", SUSPECTED, null),
  /** Whether information leaked. That there is no evidence leaves it open; excluded does not. */
  INFORMATION_LEAK("informationLeak", CONFIRMED, null),
  /** What the handlers and the victim agreed to look into. */
  SCOPE("scope", CONFIRMED, null),
  /** What must hold before all-clear can be declared. */
  ALL_CLEAR("allClear", UNKNOWN, "condition"),
  /** What nobody can answer yet. */
  OPEN_QUESTIONS("openQuestions", UNKNOWN, "question");

  private final String word;
  private final FactStatus usual;
  private final @Nullable String item;

  FactName(String word, FactStatus usual, @Nullable String item) {
    this.word = word;
    this.usual = usual;
    this.item = item;
  }

  private static final Map<String, FactStatus> PHASES =
      choices("hearing", "containment", "investigation", "recovery", "closed");
  private static final Map<String, FactStatus> CONDITION_STATES = choices("open", "met", "dropped");
  private static final Map<String, FactStatus> QUESTION_STATES =
      choices("open", "answered", "dropped");
  private static final Map<String, FactStatus> LEAK =
      choices("no-evidence", "suspected", "confirmed", "excluded");

  /** The words in their order, with the status that each implies. */
  private static Map<String, FactStatus> choices(String... words) {
    var choices = new LinkedHashMap<String, FactStatus>();
    for (String word : words) {
      choices.put(
          word,
          switch (word) {
            case "no-evidence", "open", "dropped" -> UNKNOWN;
            case "suspected" -> SUSPECTED;
            default -> CONFIRMED;
          });
    }
    return choices;
  }

  /** The word on the wire. */
  @JsonValue
  public String word() {
    return word;
  }

  /** The status of a value that is stated without one. */
  public FactStatus usual() {
    return usual;
  }

  /** The values it can have, with the status that each implies; empty where it is free text. */
  public Map<String, FactStatus> choices() {
    return switch (this) {
      case PHASE -> PHASES;
      case INFORMATION_LEAK -> LEAK;
      case ALL_CLEAR -> CONDITION_STATES;
      case OPEN_QUESTIONS -> QUESTION_STATES;
      default -> Map.of();
    };
  }

  /** What one entry of it is called, where it has several; otherwise null. */
  public @Nullable String item() {
    return item;
  }

  /** The fact of that word; empty where there is none. */
  public static Optional<FactName> of(String word) {
    for (FactName name : values()) {
      if (name.word.equals(word)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
