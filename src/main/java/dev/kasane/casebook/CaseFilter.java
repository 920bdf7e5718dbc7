package dev.kasane.casebook;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are asked for; what is null does not matter. A case that was merged into another is
 * never among them.
 *
 * @param techniqueKey {@code <domain>/<id>} of a technique that the case holds
 * @param tacticKey the same of a tactic
 * @param status of that technique or tactic; where neither is named, of any technique
 * @param notExamined instead of a status: that nothing speaks of that technique or tactic
 * @param from the case was opened then or later
 * @param to the case was opened before
 * @param text part of its id or title, in any case
 * @param facts what each of these facts is
 */
public record CaseFilter(
    @Nullable String techniqueKey,
    @Nullable String tacticKey,
    @Nullable Status status,
    boolean notExamined,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String text,
    Map<FactColumn, String> facts) {

  /** All cases. */
  public static final CaseFilter EVERY =
      new CaseFilter(null, null, null, false, null, null, null, Map.of());

  /** A condition in SQL on a row {@code c} of {@code case_file}, with its named parameters. */
  record Condition(String sql, Map<String, Object> parameters) {}

  Condition condition() {
    var sql = new StringBuilder("c.merged_into is null");
    var parameters = new HashMap<String, Object>();
    keyed(sql, parameters, "technique", techniqueKey);
    keyed(sql, parameters, "tactic", tacticKey);
    if (status != null && techniqueKey == null && tacticKey == null) {
      sql.append(" and :status = any(c.technique_status)");
    }
    if (status != null) {
      parameters.put("status", (short) status.code());
    }
    add(sql, parameters, "from", " and c.opened_at >= :from", from);
    add(sql, parameters, "to", " and c.opened_at < :to", to);
    if (text != null) {
      sql.append(" and (strpos(lower(c.id), :text) > 0 or strpos(lower(c.title), :text) > 0)");
      parameters.put("text", text.toLowerCase(Locale.ROOT));
    }
    facts.forEach((fact, asked) -> fact(sql, parameters, fact, fact.stored(asked)));
    return new Condition(sql.toString(), parameters);
  }

  private void keyed(
      StringBuilder sql, Map<String, Object> parameters, String kind, @Nullable String key) {
    if (key == null) {
      return;
    }
    parameters.put(kind, key);
    // an entry of status 0 stands for a parent of which only sub-techniques were seen
    String there =
        "coalesce(c.%s_status[array_position(c.%s_keys, :%s)], 0)".formatted(kind, kind, kind);
    String asked = notExamined ? " = 0" : status == null ? " > 0" : " = :status";
    sql.append(" and ").append(there).append(asked);
  }

  private static void fact(
      StringBuilder sql, Map<String, Object> parameters, FactColumn fact, @Nullable String stored) {
    sql.append(" and c.").append(fact.column());
    if (stored == null) {
      sql.append(" is null");
    } else {
      sql.append(" = :").append(fact.column());
      parameters.put(fact.column(), stored);
    }
  }

  private static void add(
      StringBuilder sql,
      Map<String, Object> parameters,
      String name,
      String condition,
      @Nullable Object value) {
    if (value != null) {
      sql.append(condition);
      parameters.put(name, value);
    }
  }
}
