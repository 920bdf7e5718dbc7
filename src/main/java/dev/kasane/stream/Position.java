package dev.kasane.stream;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A place in a topic: for each partition that matters an offset. As text {@code 0:12,3:400}, which
 * fits into an address.
 *
 * @param offsets by partition; what stands before them is meant, they themselves are not
 */
public record Position(SortedMap<Integer, Long> offsets) {
  private static final Pattern TEXT =
      Pattern.compile("\\d{1,6}:\\d{1,18}(,\\d{1,6}:\\d{1,18}){0,9999}");

  /** Before everything. */
  public static final Position NOWHERE = new Position(new TreeMap<>());

  /** Of these offsets. */
  public Position {
    offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
  }

  /** Of these offsets, in whatever order they come. */
  static Position of(Map<Integer, Long> offsets) {
    return new Position(new TreeMap<>(offsets));
  }

  /** Reads the text; empty where it is none. */
  public static Optional<Position> read(String text) {
    if (!TEXT.matcher(text).matches()) {
      return Optional.empty();
    }
    var offsets = new TreeMap<Integer, Long>();
    for (String pair : text.split(",", -1)) {
      int colon = pair.indexOf(':');
      offsets.put(
          Integer.valueOf(pair.substring(0, colon)), Long.valueOf(pair.substring(colon + 1)));
    }
    return Optional.of(new Position(offsets));
  }

  /** What {@link #read} reads. */
  public String text() {
    return offsets.entrySet().stream()
        .map(e -> e.getKey() + ":" + e.getValue())
        .collect(Collectors.joining(","));
  }

  /** Behind both. */
  public Position andBehind(Position other) {
    var furthest = new TreeMap<>(offsets);
    other.offsets.forEach((partition, offset) -> furthest.merge(partition, offset, Math::max));
    return new Position(furthest);
  }
}
