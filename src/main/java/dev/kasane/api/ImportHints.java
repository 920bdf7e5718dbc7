package dev.kasane.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Claim;
import dev.kasane.casebook.CaseRecord.ClaimPart;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a request says of the table that it brings. */
public final class ImportHints {
  /** The parameters that say how a table is to be read. */
  private static final String[] PARAMETERS = {
    "source",
    "charset",
    "delimiter",
    "sheet",
    "case",
    "domain",
    "time",
    "zone",
    "marks",
    "ignore",
    "corrections"
  };

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CORRECTIONS = 5_000;

  /** What a preview shows where no source is named yet. */
  private static final String UNNAMED = "table";

  private ImportHints() {}

  /** The names of all parameters, and {@code others}. */
  public static String[] parameters(String... others) {
    return Stream.concat(Stream.of(PARAMETERS), Stream.of(others)).toArray(String[]::new);
  }

  /**
   * Reads the parameters.
   *
   * @param corrections the part of a form of that name, where they are too many for an address
   * @param sourceNeeded whether findings will be kept under it
   */
  public static TableHints read(
      Parameters parameters, @Nullable String corrections, Attack attack, boolean sourceNeeded) {
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
        ignored(parameters.text("ignore")),
        corrections(corrections == null ? parameters.text("corrections") : corrections, attack));
  }

  /** What a claim as written means: technique ids, or none where it is not to be imported. */
  private record Correction(
      @JsonProperty(required = true) ClaimPart claimed,
      @JsonProperty(required = true) List<String> as) {}

  private static Map<Claim, List<String>> corrections(@Nullable String text, Attack attack) {
    var corrections = new HashMap<Claim, List<String>>();
    for (Correction correction : parse(text)) {
      for (String id : correction.as) {
        if (attack.resolve(new Claim(id, null, null, null), null).technique() == null) {
          throw Parameters.wrong(
              "corrections", id, "the id of a technique of a loaded release, such as T1210");
        }
      }
      ClaimPart said = correction.claimed;
      corrections.put(
          new Claim(said.id(), said.name(), said.tactic(), said.version()),
          List.copyOf(correction.as));
    }
    return corrections;
  }

  private static List<Correction> parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    try {
      var read = JSON.readValue(text, Correction[].class);
      boolean whole = Stream.of(read).allMatch(c -> c != null && c.claimed != null && c.as != null);
      if (whole && read.length <= MOST_CORRECTIONS) {
        return List.of(read);
      }
    } catch (JsonProcessingException e) {
      // said below
    }
    throw Parameters.wrong(
        "corrections",
        text,
        "a list such as [{\"claimed\":{\"id\":\"T1213\",\"name\":\"…\"},\"as\":[\"T1210\"]}] of at most %d"
            .formatted(MOST_CORRECTIONS));
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
