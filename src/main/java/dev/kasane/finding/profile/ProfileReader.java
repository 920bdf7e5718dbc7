package dev.kasane.finding.profile;

import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Severity;
import dev.kasane.finding.profile.Profile.Field;
import dev.kasane.finding.profile.Recognition.Value;
import dev.kasane.finding.profile.Yaml.Item;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a profile from YAML and compiles it. What it does not know is an error, with its line. */
public final class ProfileReader {
  private static final int MOST_CHARACTERS = 200_000;
  private static final Set<String> KEYS =
      Set.of(
          "format",
          "name",
          "recognise",
          "loose-keys",
          "source",
          "from",
          "id",
          "case",
          "case-prefix",
          "case-from",
          "case-unique",
          "severity",
          "status",
          "vendor",
          "domain",
          "claims",
          "complete");

  private boolean loose;

  private ProfileReader() {}

  /**
   * Compiles a profile.
   *
   * @param file its name, for messages
   * @param yaml its text
   */
  public static Profile read(String file, String yaml) throws ProfileFault {
    if (yaml.length() > MOST_CHARACTERS) {
      throw new ProfileFault(file, 0, "A profile has at most " + MOST_CHARACTERS + " characters.");
    }
    return new ProfileReader().profile(Yaml.read(file, yaml));
  }

  private Profile profile(Item root) throws ProfileFault {
    var known = new HashSet<>(KEYS);
    for (Field field : Field.values()) {
      known.add(field.key());
    }
    Map<String, Item> map = root.map(known);
    // recognition is exact: it has to be quick for every event, also of other formats
    List<Recognition> recognitions = recognitions(map.get("recognise"));
    loose = flag(map.get("loose-keys"));
    Item format = root.required(map, "format");
    String id = format.word();
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+){0,20}") || id.length() > 60) {
      throw format.fault(
          "'format' is '" + id + "'; it must be words in small letters with dashes.");
    }
    var fields = new EnumMap<Field, List<Locator>>(Field.class);
    for (Field field : Field.values()) {
      fields.put(field, places(map.get(field.key())));
    }
    String source = map.containsKey("source") ? map.get("source").word() : id;
    return new Profile(
        id,
        map.containsKey("name") ? map.get("name").word() : id,
        recognitions,
        source,
        templates(map.get("from")),
        templates(map.get("id")),
        cases(id, map),
        fields,
        severity(map.get("severity")),
        status(map.get("status")),
        vendor(map.get("vendor")),
        map.containsKey("domain") ? map.get("domain").word() : null,
        claims(map.get("claims")),
        flag(map.get("complete")));
  }

  private CaseIds cases(String format, Map<String, Item> map) throws ProfileFault {
    Item prefix = map.get("case-prefix");
    Item unique = map.get("case-unique");
    return new CaseIds(
        templates(map.get("case")),
        prefix == null ? format : prefix.word(),
        templates(map.get("case-from")),
        unique == null ? null : unique.flag());
  }

  private List<Recognition> recognitions(@Nullable Item list) throws ProfileFault {
    var recognitions = new ArrayList<Recognition>();
    for (Item item : list == null ? List.<Item>of() : list.list()) {
      Map<String, Item> map = item.map(Set.of("has", "is", "lacks", "weight"));
      List<Locator> has = places(map.get("has"));
      var is = new ArrayList<Value>();
      Item values = map.get("is");
      for (Map.Entry<String, Item> value :
          values == null ? Set.<Map.Entry<String, Item>>of() : values.any().entrySet()) {
        is.add(new Value(place(value.getKey(), value.getValue()), words(value.getValue())));
      }
      int weight =
          map.containsKey("weight")
              ? map.get("weight").number(1, 1000)
              : has.size() * 10 + is.size() * 15;
      var recognition = new Recognition(has, is, places(map.get("lacks")), weight);
      if (recognition.anchors().isEmpty()) {
        throw item.fault(
            "A way to recognise needs a place under 'has' or 'is' whose first step is a key.");
      }
      recognitions.add(recognition);
    }
    return List.copyOf(recognitions);
  }

  private List<SeverityRule> severity(@Nullable Item list) throws ProfileFault {
    var rules = new ArrayList<SeverityRule>();
    for (Item item : list == null ? List.<Item>of() : list.list()) {
      if (item.isText()) {
        rules.add(new SeverityRule(place(item.word(), item), new TreeMap<>(), Map.of()));
        continue;
      }
      Map<String, Item> map = item.map(Set.of("at", "scale", "words"));
      Item at = item.required(map, "at");
      var scale = new TreeMap<Double, String>();
      for (Map.Entry<String, Item> step : any(map.get("scale")).entrySet()) {
        scale.put(step.getValue().decimal(step.getKey()), level(step.getValue()));
      }
      var words = new HashMap<String, String>();
      for (Map.Entry<String, Item> word : any(map.get("words")).entrySet()) {
        words.put(word.getKey(), level(word.getValue()));
      }
      for (Locator place : places(at)) {
        rules.add(new SeverityRule(place, scale, Map.copyOf(words)));
      }
    }
    return List.copyOf(rules);
  }

  private static String level(Item item) throws ProfileFault {
    String level = item.word();
    // "nothing" says that a value states no severity
    if (!level.equals("nothing") && Severity.of(level).isEmpty()) {
      throw item.fault(
          "'%s' is no severity; it must be informational, low, medium, high, critical, a number from 0 to 100, or nothing."
              .formatted(Cleaned.brief(level)));
    }
    return level;
  }

  private List<StatusRule> status(@Nullable Item list) throws ProfileFault {
    var rules = new ArrayList<StatusRule>();
    for (Item item : list == null ? List.<Item>of() : list.list()) {
      if (item.isText()) {
        rules.add(new StatusRule(place(item.word(), item), Map.of()));
        continue;
      }
      Map<String, Item> map = item.map(Set.of("at", "confirmed", "ruled-out", "retracted"));
      var words = new HashMap<String, FindingStatus>();
      for (FindingStatus status : FindingStatus.values()) {
        for (String word : listed(map.get(status.word()))) {
          words.put(word.toLowerCase(Locale.ROOT), status);
        }
      }
      for (Locator at : places(item.required(map, "at"))) {
        rules.add(new StatusRule(at, Map.copyOf(words)));
      }
    }
    return List.copyOf(rules);
  }

  private static Vendor vendor(@Nullable Item item) throws ProfileFault {
    if (item == null) {
      return Vendor.NONE;
    }
    Map<String, Item> map = item.map(Set.of("ids", "tactics", "ignored"));
    return new Vendor(
        listed(map.get("ids")).stream().map(id -> id.toUpperCase(Locale.ROOT)).toList(),
        lower(map.get("tactics")),
        listed(map.get("ignored")));
  }

  private static Set<String> lower(@Nullable Item item) throws ProfileFault {
    var words = new HashSet<String>();
    for (String word : listed(item)) {
      words.add(word.toLowerCase(Locale.ROOT));
    }
    return Set.copyOf(words);
  }

  private static List<String> listed(@Nullable Item item) throws ProfileFault {
    return item == null ? List.of() : words(item);
  }

  private List<ClaimRule> claims(@Nullable Item list) throws ProfileFault {
    var rules = new ArrayList<ClaimRule>();
    for (Item item : list == null ? List.<Item>of() : list.list()) {
      Map<String, Item> map =
          item.map(
              Set.of(
                  "at",
                  "id",
                  "name",
                  "tactic",
                  "version",
                  "spelling",
                  "weak",
                  "together",
                  "alone",
                  "values",
                  "after",
                  "before"));
      if (!map.containsKey("id") && !map.containsKey("name") && !map.containsKey("tactic")) {
        throw item.fault("A claim needs a place for 'id', 'name' or 'tactic'.");
      }
      Item at = map.get("at");
      Spelling how = spelling(map.get("spelling"));
      boolean weak = map.containsKey("weak") ? flag(map.get("weak")) : how == Spelling.PROSE;
      rules.add(
          new ClaimRule(
              at == null ? null : place(at.word(), at),
              places(map.get("id")),
              places(map.get("name")),
              places(map.get("tactic")),
              places(map.get("version")),
              how,
              weak ? Strength.WEAK : Strength.STATED,
              wording(map),
              flag(map.get("together")),
              !map.containsKey("alone") || flag(map.get("alone"))));
    }
    return List.copyOf(rules);
  }

  private static Wording wording(Map<String, Item> map) throws ProfileFault {
    var values = new HashMap<String, String>();
    for (Map.Entry<String, Item> value : any(map.get("values")).entrySet()) {
      values.put(value.getKey(), value.getValue().word());
    }
    Item after = map.get("after");
    Item before = map.get("before");
    return values.isEmpty() && after == null && before == null
        ? Wording.PLAIN
        : new Wording(
            Map.copyOf(values),
            after == null ? null : after.word(),
            before == null ? null : before.word());
  }

  private static boolean flag(@Nullable Item item) throws ProfileFault {
    return item != null && item.flag();
  }

  private static Spelling spelling(@Nullable Item item) throws ProfileFault {
    Spelling how = item == null ? Spelling.IDS : Spelling.of(item.word());
    if (how == null && item != null) {
      throw item.fault("'spelling' must be ids, mixed, tags, prose or names.");
    }
    return how == null ? Spelling.IDS : how;
  }

  private List<Template> templates(@Nullable Item list) throws ProfileFault {
    var templates = new ArrayList<Template>();
    for (Item item : list == null ? List.<Item>of() : list.list()) {
      List<Item> parts = item.isText() ? List.of(item) : item.list();
      String before = null;
      var places = new ArrayList<Locator>();
      for (Item part : parts) {
        String word = part.word();
        if (word.startsWith("=") && places.isEmpty()) {
          before = word.substring(1);
        } else {
          places.add(place(word, part));
        }
      }
      if (places.isEmpty()) {
        throw item.fault("Here at least one place must stand.");
      }
      templates.add(new Template(before, List.copyOf(places), "-"));
    }
    return List.copyOf(templates);
  }

  private List<Locator> places(@Nullable Item item) throws ProfileFault {
    var places = new ArrayList<Locator>();
    for (Item place : item == null ? List.<Item>of() : item.list()) {
      places.add(place(place.word(), place));
    }
    return List.copyOf(places);
  }

  private Locator place(String text, Item where) throws ProfileFault {
    try {
      return Locator.parse(text, loose);
    } catch (IllegalArgumentException e) {
      throw where.fault("'%s' is no place: %s.".formatted(Cleaned.brief(text), e.getMessage()));
    }
  }

  private static List<String> words(Item item) throws ProfileFault {
    var words = new ArrayList<String>();
    for (Item word : item.list()) {
      words.add(word.word());
    }
    return List.copyOf(words);
  }

  private static Map<String, Item> any(@Nullable Item item) throws ProfileFault {
    return item == null ? Map.of() : item.any();
  }
}
