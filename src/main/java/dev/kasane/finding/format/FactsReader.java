package dev.kasane.finding.format;

import dev.kasane.finding.FactName;
import dev.kasane.finding.FactSaid;
import dev.kasane.finding.FactSaid.Evidence;
import dev.kasane.finding.FactStatus;
import dev.kasane.finding.Reason;
import dev.kasane.finding.format.Fields.Fault;
import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonObject;
import dev.kasane.finding.profile.Cleaned;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the object {@code facts}: a property for each fact. A fact is an object with {@code value},
 * {@code status}, {@code note} and {@code evidence}, or short, its value alone; null says that
 * nothing is known any more. Conditions and questions come as arrays.
 */
final class FactsReader {
  private static final int VALUE = 500;
  private static final int NOTE = 1_000;
  private static final int LINE = 300;
  private static final int MOST_EVIDENCE = 10;
  private static final int MOST_ITEMS = 100;

  private FactsReader() {}

  static List<FactSaid> read(Json stated) {
    if (!(stated instanceof JsonObject facts)) {
      throw Fields.wrongType("facts", stated, "an object");
    }
    var said = new ArrayList<FactSaid>();
    for (int i = 0; i < facts.size(); i++) {
      String key = facts.name(i);
      FactName name = FactName.of(key).orElseThrow(() -> unknown(key));
      String item = name.item();
      if (item == null) {
        said.add(read(name, null, "facts/" + name.word(), facts.at(i)));
      } else {
        readItems(name, item, facts.at(i), said);
      }
    }
    if (said.isEmpty()) {
      throw wrong("facts", "is empty; it must state a fact");
    }
    return List.copyOf(said);
  }

  private static void readItems(FactName name, String called, Json items, List<FactSaid> said) {
    String at = "facts/" + name.word();
    if (!items.isArray()) {
      throw Fields.wrongType(at, items, "an array");
    }
    if (items.size() > MOST_ITEMS) {
      throw new Fault(Reason.TOO_MANY, "'%s' has more than %d entries.".formatted(at, MOST_ITEMS));
    }
    var seen = new HashSet<String>();
    for (int i = 0; i < items.size(); i++) {
      Json node = items.at(i);
      String here = at + "/" + i;
      Json text = node.isText() ? node : fields(here, node).present(called);
      if (text == null) {
        throw wrong(here, "needs a '%s'".formatted(called));
      }
      String item = clean(here, text);
      if (!seen.add(item)) {
        throw wrong(here, "names the same %s as one before".formatted(called));
      }
      // a condition or question that is given as text alone is open
      said.add(
          node.isText()
              ? valued(name, item, here, "open", null, null, List.of())
              : read(name, item, here, node));
    }
  }

  private static FactSaid read(FactName name, @Nullable String item, String at, Json node) {
    if (node.isNull()) {
      return new FactSaid(name, item, FactStatus.UNKNOWN, null, null, List.of());
    }
    if (node.isText() || node.isWholeNumber()) {
      return valued(name, item, at, clean(at, node), null, null, List.of());
    }
    Fields fields = fields(at, node);
    try {
      Json value = fields.present(item == null ? "value" : "state");
      return valued(
          name,
          item,
          at,
          value == null ? null : clean(at, value),
          fields.whole("status", LINE),
          fields.whole("note", NOTE),
          evidence(at, fields.array("evidence")));
    } catch (Fault fault) {
      throw fault.sentence().contains(at)
          ? fault
          : new Fault(fault.reason, "In '%s': %s".formatted(at, fault.sentence()));
    }
  }

  private static FactSaid valued(
      FactName name,
      @Nullable String item,
      String at,
      @Nullable String value,
      @Nullable String stated,
      @Nullable String note,
      List<Evidence> evidence) {
    FactStatus status = stated == null ? null : status(at, stated);
    if (value == null) {
      if (status != FactStatus.UNKNOWN || item != null) {
        String missing = item == null ? "value" : "state";
        throw wrong(at, "needs a '" + missing + "'; without one its status is unknown");
      }
      return new FactSaid(name, item, FactStatus.UNKNOWN, null, note, evidence);
    }
    FactStatus implied = implied(name, at, value);
    if (implied == null && status == FactStatus.UNKNOWN) {
      throw wrong(at, "has a value and the status unknown; it must be suspected or confirmed");
    }
    if (implied != null && status != null && status != implied) {
      throw wrong(
          at,
          "is '%s' with the status %s; that value has the status %s"
              .formatted(value, status.word(), implied.word()));
    }
    FactStatus usual = implied == null ? name.usual() : implied;
    return new FactSaid(name, item, status == null ? usual : status, value, note, evidence);
  }

  private static @Nullable FactStatus implied(FactName name, String at, String value) {
    if (name.choices().isEmpty()) {
      return null;
    }
    FactStatus implied = name.choices().get(value);
    if (implied == null) {
      throw wrong(
          at,
          "is '%s'; it must be one of: %s"
              .formatted(Cleaned.brief(value), String.join(", ", name.choices().keySet())));
    }
    return implied;
  }

  private static FactStatus status(String at, String word) {
    return FactStatus.of(word)
        .orElseThrow(
            () ->
                wrong(
                    at,
                    "has the status '%s'; it must be unknown, suspected or confirmed"
                        .formatted(Cleaned.brief(word))));
  }

  private static List<Evidence> evidence(String at, @Nullable Json array) {
    if (array == null) {
      return List.of();
    }
    if (array.size() > MOST_EVIDENCE) {
      throw new Fault(
          Reason.TOO_MANY,
          "'%s' rests on more than %d pieces of evidence.".formatted(at, MOST_EVIDENCE));
    }
    var evidence = new ArrayList<Evidence>(array.size());
    for (Json node : array) {
      if (node.isText()) {
        evidence.add(new Evidence(null, null, clean(at + "/evidence", node)));
        continue;
      }
      Fields fields = fields(at + "/evidence", node);
      var piece =
          new Evidence(
              fields.whole("source", LINE),
              fields.whole("finding", LINE),
              fields.whole("text", NOTE));
      if (piece.text() == null && (piece.source() == null || piece.finding() == null)) {
        throw wrong(at, "has evidence without 'text' and without 'source' and 'finding'");
      }
      evidence.add(piece);
    }
    return List.copyOf(evidence);
  }

  private static Fields fields(String at, Json node) {
    if (!node.isObject()) {
      throw Fields.wrongType(at, node, "an object or text");
    }
    return new Fields(node);
  }

  /** A short text, or a number as text. */
  private static String clean(String at, Json node) {
    if (!node.isText() && !node.isWholeNumber()) {
      throw Fields.wrongType(at, node, "text");
    }
    String text = node.asText().strip();
    if (text.isEmpty() || text.length() > VALUE) {
      throw wrong(at, "must have 1 to %d characters".formatted(VALUE));
    }
    return Cleaned.text(text, VALUE);
  }

  private static Fault unknown(String name) {
    return wrong(
        "facts",
        "holds '%s'; known are: %s"
            .formatted(
                Cleaned.brief(name),
                Arrays.stream(FactName.values())
                    .map(FactName::word)
                    .collect(Collectors.joining(", "))));
  }

  private static Fault wrong(String at, String what) {
    return new Fault(Reason.WRONG_VALUE, "'%s' %s.".formatted(at, what));
  }
}
