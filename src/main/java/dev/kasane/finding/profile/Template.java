package dev.kasane.finding.profile;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text put together from several places of an event.
 *
 * @param before a word that stands before them, or null
 * @param places of which the first must hold something
 * @param between what stands between the parts
 */
record Template(@Nullable String before, List<Locator> places, String between) {
  /** The text; null where the first place holds nothing. */
  @Nullable String text(Event event) {
    if (places.size() == 1 && before == null) {
      return Scalars.first(event, event.root(), places);
    }
    var text = new StringBuilder(before == null ? "" : before);
    for (int i = 0; i < places.size(); i++) {
      String part = Scalars.first(event, event.root(), places.get(i));
      if (part == null && i == 0) {
        return null;
      }
      if (part != null) {
        text.append(text.isEmpty() ? "" : between).append(part);
      }
    }
    return text.toString();
  }

  /** The first of several that gives a text. */
  static @Nullable String first(Event event, List<Template> templates) {
    for (Template template : templates) {
      String text = template.text(event);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** As it stands in a profile, its parts side by side. */
  @Override
  public String toString() {
    String parts = places.stream().map(Locator::toString).collect(Collectors.joining(" "));
    return before == null ? parts : before + between + parts;
  }
}
