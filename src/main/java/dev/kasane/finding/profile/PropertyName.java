package dev.kasane.finding.profile;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the name of a property tells. It is worked out once: events repeat the same few thousand
 * names.
 *
 * @param topic what it is about
 * @param ofAttack whether it says by itself that it holds a technique of ATT&amp;CK, and not any
 * @param entry whether its value may say what the object is about: {@code {"key":"technique",…}}
 * @param entryValue whether it may then hold what is said
 * @param id whether it holds an id where the object speaks of ATT&amp;CK
 * @param naming whether it holds a name there
 */
record PropertyName(
    FieldName topic,
    boolean ofAttack,
    boolean entry,
    boolean entryValue,
    boolean id,
    boolean naming) {
  private static final int REMEMBERED = 5_000;

  /** Longer names are worked out each time, so that nobody can fill the memory with them. */
  private static final int LONGEST = 100;

  private static final ConcurrentHashMap<String, PropertyName> KNOWN = new ConcurrentHashMap<>();

  private static final Set<String> ENTRIES =
      Set.of(
          "key",
          "name",
          "field",
          "label",
          "type",
          "source",
          "source_name",
          "framework",
          "standard",
          "taxonomy",
          "matrix");

  private static final Set<String> ENTRY_VALUES =
      Set.of("value", "values", "data", "id", "ids", "code", "external_id", "externalid");

  /** What a name tells. */
  static PropertyName of(String name) {
    if (name.length() > LONGEST) {
      return new PropertyName(FieldName.OTHER, false, false, false, false, false);
    }
    PropertyName known = KNOWN.get(name);
    if (known == null) {
      known = read(name);
      if (KNOWN.size() >= REMEMBERED) {
        KNOWN.clear();
      }
      KNOWN.put(name, known);
    }
    return known;
  }

  private static PropertyName read(String name) {
    FieldName topic = FieldName.of(name);
    String lower = name.toLowerCase(Locale.ROOT);
    return new PropertyName(
        topic,
        (topic == FieldName.TECHNIQUE || topic == FieldName.TECHNIQUE_NAME)
            && (lower.contains("mitre") || lower.contains("att&ck") || lower.contains("attck")),
        ENTRIES.contains(lower),
        ENTRY_VALUES.contains(lower),
        lower.endsWith("id")
            || lower.endsWith("ids")
            || lower.endsWith("code")
            || topic == FieldName.ADDRESS,
        lower.endsWith("name") || lower.equals("value") || lower.equals("title"));
  }
}
