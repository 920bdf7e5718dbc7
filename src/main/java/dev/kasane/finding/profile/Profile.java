package dev.kasane.finding.profile;

import dev.kasane.finding.Severity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A format that is data, compiled. Immutable.
 *
 * @param format its id
 * @param name its name for people
 * @param recognitions ways to recognise it; none where only a header names it
 * @param source who says it
 * @param from where that can be told more closely
 * @param ids alternatives for the event's id
 * @param cases the incident or case that it belongs to
 * @param complete whether nothing but what these claims read may be read as one; else an event in
 *     which they find no technique is looked through as one of an unknown format
 * @param fields places of single texts and times
 */
public record Profile(
    String format,
    String name,
    List<Recognition> recognitions,
    String source,
    List<Template> from,
    List<Template> ids,
    CaseIds cases,
    Map<Field, List<Locator>> fields,
    List<SeverityRule> severity,
    List<StatusRule> status,
    Vendor vendor,
    @Nullable String domain,
    List<ClaimRule> claims,
    boolean complete) {

  private static final int LINE = 300;
  private static final int TEXT = 4_000;

  /** What is one text or time. */
  public enum Field {
    VERSION("version"),
    TIME("time"),
    TITLE("title"),
    DESCRIPTION("description"),
    RULE_ID("rule-id"),
    RULE_NAME("rule-name"),
    HOST("host"),
    USER("user"),
    ATTACK_VERSION("attack-version");

    private final String key;

    Field(String key) {
      this.key = key;
    }

    /** Its key in a profile. */
    public String key() {
      return key;
    }
  }

  /** Reads an event. Never throws for what it holds. */
  public Extract read(Event event, int mostClaims) {
    var made = new Claims(mostClaims);
    String version = text(event, Field.ATTACK_VERSION, LINE);
    for (ClaimRule rule : claims) {
      rule.read(event, made, vendor, version);
    }
    if (!complete && !made.hasTechnique()) {
      Generic.read(event, made);
    }
    Rated rated = severity(event);
    String more = Template.first(event, from);
    return new Extract(
        more == null ? source : source + ":" + more,
        Template.first(event, ids),
        cases.of(event),
        version(event),
        time(event),
        text(event, Field.TITLE, LINE),
        text(event, Field.DESCRIPTION, TEXT),
        text(event, Field.RULE_ID, LINE),
        text(event, Field.RULE_NAME, LINE),
        text(event, Field.HOST, LINE),
        text(event, Field.USER, LINE),
        rated.stated,
        rated.severity,
        StatusRule.read(event, status),
        domain,
        made.collected());
  }

  /**
   * Where the format keeps what, for people: by what it is, the places in the order in which they
   * are looked at.
   */
  public Map<String, List<String>> keeps() {
    var keeps = new LinkedHashMap<String, List<String>>();
    keeps.put("claims", claims.stream().flatMap(ClaimRule::places).distinct().toList());
    keeps.put("id", ids.stream().map(Template::toString).toList());
    keeps.put("case", cases.ids().stream().map(Template::toString).toList());
    for (Field field : List.of(Field.TIME, Field.HOST, Field.USER)) {
      keeps.put(field.key(), places(field).stream().map(Locator::toString).toList());
    }
    keeps.put("severity", severity.stream().map(rule -> rule.at().toString()).toList());
    return keeps;
  }

  private List<Locator> places(Field field) {
    return fields.getOrDefault(field, List.of());
  }

  private @Nullable String text(Event event, Field field, int most) {
    String text = Scalars.first(event, event.root(), places(field));
    return text == null ? null : Cleaned.text(text.strip(), most);
  }

  /** The first of the places that holds a time. */
  private @Nullable Instant time(Event event) {
    var found = new Instant[1];
    for (Locator place : places(Field.TIME)) {
      if (!place.leadsNowhere(event.root())
          && place.walk(
              event,
              event.root(),
              Trail.none(),
              (node, trail) -> {
                String text = Scalars.text(node);
                found[0] = text == null ? null : Times.read(text);
                return found[0] != null;
              })) {
        return found[0];
      }
    }
    return null;
  }

  /**
   * A counter as it is, a time in milliseconds; 1 where the event states neither. Of several the
   * highest counts: products keep apart when they and when analysts changed an event last.
   */
  private long version(Event event) {
    long highest = 1;
    for (Locator place : places(Field.VERSION)) {
      String text = Scalars.first(event, event.root(), place);
      highest = text == null ? highest : Math.max(highest, version(text));
    }
    return highest;
  }

  private static long version(String text) {
    if (text.length() < 9 && Characters.areDigits(text)) {
      return Long.parseLong(text);
    }
    Instant time = Times.read(text);
    return time == null ? 1 : time.toEpochMilli();
  }

  private record Rated(@Nullable String stated, @Nullable Severity severity) {}

  /** The first word decides; a number that a later place gives for the same word is finer. */
  private Rated severity(Event event) {
    String stated = null;
    Severity rated = null;
    for (SeverityRule rule : severity) {
      String text = Scalars.first(event, event.root(), rule.at());
      Severity next = text == null ? null : rule.of(text);
      if (next == null) {
        continue;
      }
      if (rated == null) {
        rated = next;
        stated = Cleaned.text(String.valueOf(text), LINE);
      } else if (next.level().equals(rated.level())) {
        rated = next;
      }
    }
    return new Rated(stated, rated);
  }
}
