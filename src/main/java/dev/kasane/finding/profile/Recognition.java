package dev.kasane.finding.profile;

import dev.kasane.finding.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One way to recognise a format: all of its conditions must hold.
 *
 * @param has places that must hold something
 * @param is places that must hold one of some texts
 * @param lacks places that must hold nothing
 * @param weight which way wins where several formats are recognised: the heaviest
 */
public record Recognition(List<Locator> has, List<Value> is, List<Locator> lacks, int weight) {
  /** Names that nearly every event has make poor anchors. */
  private static final Set<String> EVERYWHERE =
      Set.of(
          "id",
          "name",
          "type",
          "title",
          "time",
          "timestamp",
          "severity",
          "status",
          "source",
          "tags",
          "description",
          "version",
          "uuid",
          "message",
          "host",
          "user",
          "event",
          "data",
          "category",
          "created",
          "@timestamp");

  /** A place and the texts that it may hold. */
  record Value(Locator at, List<String> texts) {}

  /** Whether all conditions hold. */
  public boolean fits(Event event) {
    for (Locator place : has) {
      if (!holds(event, place)) {
        return false;
      }
    }
    for (Value value : is) {
      if (!holds(event, value)) {
        return false;
      }
    }
    for (Locator place : lacks) {
      if (holds(event, place)) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // the root itself says that a walk is needed
  private static boolean holds(Event event, Locator place) {
    Json straight = place.straight(event.root());
    return straight != null
        && (straight != event.root()
            || place.walk(event, event.root(), Trail.none(), (node, trail) -> true));
  }

  private static boolean holds(Event event, Value value) {
    return !value.at.leadsNowhere(event.root())
        && value.at.walk(
            event,
            event.root(),
            Trail.none(),
            (node, trail) -> {
              String text = node.isContainer() ? null : node.asText();
              return text != null && Scalars.matchesAny(text, value.texts);
            });
  }

  /** Keys of which at least one stands at the top of every event that fits. */
  public Set<String> anchors() {
    return Stream.concat(has.stream(), is.stream().map(Value::at))
        .map(place -> Set.copyOf(place.firstKeys()))
        .filter(keys -> !keys.isEmpty())
        .min(Comparator.comparingInt(Recognition::commonness))
        .orElse(Set.of());
  }

  private static int commonness(Set<String> keys) {
    return keys.size() + (int) keys.stream().filter(EVERYWHERE::contains).count() * 100;
  }
}
