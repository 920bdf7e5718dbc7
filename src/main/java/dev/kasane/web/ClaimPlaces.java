package dev.kasane.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.kasane.finding.FindingClaim;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where in the text of an event its claims stand: the place of the pointer, and within it the words
 * of the claim. A pointer may lead into JSON that stands inside a text; then that text is searched.
 */
final class ClaimPlaces {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  /** A longer place without the words of the claim says nothing. */
  private static final int LONGEST_WHOLE = 1_000;

  private final String text;
  private final String lower;
  private final boolean plain;
  private final Map<String, Place> values = new HashMap<>();

  /** A part of the text, counted in characters; {@code end} is behind it. */
  record Place(int start, int end) {}

  private ClaimPlaces(String text, boolean plain) {
    this.text = text;
    this.plain = plain;
    // the same length, whatever the language: only ASCII matters to ids
    this.lower = lower(text);
  }

  private static String lower(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.length() == text.length() ? lower : text;
  }

  /** Of claims that were read from JSON. */
  static ClaimPlaces ofJson(String text, List<FindingClaim> claims) {
    var places = new ClaimPlaces(text, false);
    var wanted = new HashSet<String>();
    claims.forEach(claim -> wanted.addAll(prefixes(claim.pointer())));
    try (JsonParser parser = JSON.createParser(text)) {
      places.walk(parser, wanted);
    } catch (IOException e) {
      // what was found before the text broke is right all the same
    }
    return places;
  }

  /** Of claims that were read from plain text: wherever their words stand. */
  static ClaimPlaces ofText(String text) {
    return new ClaimPlaces(text, true);
  }

  private static List<String> prefixes(String pointer) {
    return Stream.iterate(
            pointer, p -> !p.isEmpty(), p -> p.substring(0, Math.max(0, p.lastIndexOf('/'))))
        .toList();
  }

  private void walk(JsonParser parser, Set<String> wanted) throws IOException {
    var open = new ArrayDeque<Integer>();
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      int start = (int) parser.currentTokenLocation().getCharOffset();
      if (token.isStructStart()) {
        open.push(start);
      } else if (token != JsonToken.FIELD_NAME) {
        int from = token.isStructEnd() ? open.pop() : start;
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        if (wanted.contains(pointer)) {
          parser.finishToken();
          values.put(pointer, new Place(from, (int) parser.currentLocation().getCharOffset()));
        }
      }
    }
  }

  /** Where a claim stands; null where that cannot be told. */
  @Nullable Place of(FindingClaim said) {
    if (plain) {
      return within(new Place(0, text.length()), said);
    }
    for (String pointer : prefixes(said.pointer())) {
      Place value = values.get(pointer);
      if (value != null) {
        Place found = within(value, said);
        return found != null || value.end - value.start > LONGEST_WHOLE ? found : inside(value);
      }
    }
    return null;
  }

  private @Nullable Place within(Place value, FindingClaim said) {
    // an object with several parts is the place of all of them
    if (text.startsWith("{", value.start) && value.end - value.start <= LONGEST_WHOLE) {
      return value;
    }
    var claim = said.claim();
    return Stream.of(claim.id(), claim.name(), claim.tactic(), said.original())
        .filter(word -> word != null && !word.isBlank())
        .map(word -> found(word, value))
        .filter(place -> place != null)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Place found(String word, Place value) {
    int at = lower.indexOf(word.toLowerCase(Locale.ROOT), value.start);
    return at < 0 || at + word.length() > value.end ? null : new Place(at, at + word.length());
  }

  /** Without the quotation marks. */
  private Place inside(Place value) {
    boolean quoted = text.startsWith("\"", value.start) && value.end - value.start >= 2;
    return quoted ? new Place(value.start + 1, value.end - 1) : value;
  }
}
