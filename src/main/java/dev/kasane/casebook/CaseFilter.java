package dev.kasane.casebook;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are asked for; what is null does not matter.
 *
 * @param techniqueKey {@code <domain>/<id>} of a technique that the case holds
 * @param tacticKey the same of a tactic
 * @param status of that technique or tactic; where neither is named, of any technique
 * @param from the case was opened then or later
 * @param to the case was opened before
 * @param text part of its id or title, in any case
 */
public record CaseFilter(
    @Nullable String techniqueKey,
    @Nullable String tacticKey,
    @Nullable Status status,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String text) {

  /** A condition in HQL with its parameters. */
  record Condition(String hql, Map<String, Object> parameters) {}

  Condition condition() {
    var hql = new StringBuilder("1 = 1");
    var parameters = new HashMap<String, Object>();
    keyed(hql, parameters, "technique", techniqueKey);
    keyed(hql, parameters, "tactic", tacticKey);
    if (status != null && techniqueKey == null && tacticKey == null) {
      hql.append(" and array_contains(techniqueStatus, :status)");
    }
    if (status != null) {
      parameters.put("status", (short) status.code());
    }
    add(hql, parameters, "from", " and openedAt >= :from", from);
    add(hql, parameters, "to", " and openedAt < :to", to);
    if (text != null) {
      hql.append(" and (locate(:text, lower(id)) > 0 or locate(:text, lower(title)) > 0)");
      parameters.put("text", text.toLowerCase(Locale.ROOT));
    }
    return new Condition(hql.toString(), parameters);
  }

  private void keyed(
      StringBuilder hql, Map<String, Object> parameters, String kind, @Nullable String key) {
    if (key == null) {
      return;
    }
    parameters.put(kind, key);
    String position = "array_position(%sKeys, :%s)".formatted(kind, kind);
    // an entry of status 0 stands for a parent of which only sub-techniques were seen
    hql.append(
        status == null
            ? " and array_get(%sStatus, %s) > 0".formatted(kind, position)
            : " and array_get(%sStatus, %s) = :status".formatted(kind, position));
  }

  private static void add(
      StringBuilder hql,
      Map<String, Object> parameters,
      String name,
      String condition,
      @Nullable Object value) {
    if (value != null) {
      hql.append(condition);
      parameters.put(name, value);
    }
  }
}
