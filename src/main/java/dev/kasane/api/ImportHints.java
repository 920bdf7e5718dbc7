package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.exchange.table.Mark;
import dev.kasane.exchange.table.TableHints;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a request says of the table that it brings. */
final class ImportHints {
  /** What a preview shows where no source is named yet. */
  private static final String UNNAMED = "table";

  private ImportHints() {}

  static TableHints read(Parameters parameters, boolean sourceNeeded) {
    String source = parameters.text("source");
    if (source == null && sourceNeeded) {
      throw Problem.badRequest(
          "The table needs a 'source', a name under which its findings are kept; importing it again under that name changes nothing.");
    }
    String domain = parameters.text("domain");
    return new TableHints(
        source == null ? UNNAMED : source,
        parameters.text("charset"),
        delimiter(parameters),
        parameters.text("sheet"),
        parameters.text("case"),
        domain == null ? null : Attack.domain(domain),
        parameters.time("time"),
        zone(parameters.text("zone")),
        marks(parameters.text("marks")),
        ignored(parameters.text("ignore")));
  }

  private static @Nullable Character delimiter(Parameters parameters) {
    String word = parameters.oneOf("delimiter", ",", ";", "comma", "semicolon", "tab");
    return word == null
        ? null
        : switch (word) {
          case "tab" -> Character.valueOf('\t');
          case ";", "semicolon" -> Character.valueOf(';');
          default -> Character.valueOf(',');
        };
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw Parameters.wrong(
          "zone", String.valueOf(name), "a time zone such as Asia/Tokyo or +09:00");
    }
  }

  /** {@code △:suspected,×:none}. */
  private static Map<String, Mark> marks(@Nullable String text) {
    var marks = new HashMap<String, Mark>();
    for (String pair : text == null ? List.<String>of() : List.of(text.split(",", -1))) {
      int colon = pair.lastIndexOf(':');
      Mark meaning = Mark.ofWord(pair.substring(colon + 1).strip()).orElse(null);
      if (colon < 1 || meaning == null) {
        throw Parameters.wrong(
            "marks", pair, "a mark and its meaning such as △:suspected, one of: " + Mark.words());
      }
      marks.put(Mark.normal(pair.substring(0, colon)), meaning);
    }
    return marks;
  }

  private static Set<String> ignored(@Nullable String text) {
    return text == null ? Set.of() : new HashSet<>(List.of(text.split(",", -1)));
  }
}
