package dev.kasane.web;

import dev.kasane.api.Problem;
import dev.kasane.casebook.FactColumn;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields by which a reader narrows the cases down. */
record FilterForm(List<Field> fields, String domain) {
  private static final int MOST_PROPOSALS = 100;
  private static final int DAY = 10;
  private static final List<String> FIRST =
      List.of("q", "from", "to", "sector", "technique", "status");

  /**
   * A field.
   *
   * @param name of the parameter
   * @param kind text, date, or choice
   * @param choices the values there are; of a text field, proposals
   * @param fault what is wrong with the value; null where nothing
   */
  record Field(
      String name, String kind, String value, List<String> choices, @Nullable String fault) {
    /** Whether it is among those that are asked for most. */
    public boolean first() {
      return FIRST.contains(name);
    }
  }

  /** The fields with the values of an address, and proposals out of some cases. */
  static FilterForm of(Query query, Collection<CaseLine> lines) {
    var fields = new ArrayList<Field>();
    fields.add(text("q", query, List.of()));
    fields.add(date("from", query));
    fields.add(date("to", query));
    fields.add(text("technique", query, List.of()));
    fields.add(choice("status", query, statuses()));
    for (FactColumn column : FactColumn.values()) {
      List<String> words = column.words();
      String name = column.parameter();
      fields.add(
          words.isEmpty() ? text(name, query, said(column, lines)) : choice(name, query, words));
    }
    fields.sort((a, b) -> Integer.compare(place(a), place(b)));
    return new FilterForm(List.copyOf(fields), query.get("domain"));
  }

  private static int place(Field field) {
    int place = FIRST.indexOf(field.name);
    return place < 0 ? FIRST.size() : place;
  }

  private static List<String> statuses() {
    return Stream.concat(
            Arrays.stream(Status.values()).map(Status::word), Stream.of(Status.NOT_EXAMINED))
        .toList();
  }

  private static List<String> said(FactColumn column, Collection<CaseLine> lines) {
    return lines.stream()
        .map(line -> line.facts().get(column))
        .filter(value -> value != null && !value.isBlank())
        .distinct()
        .sorted()
        .limit(MOST_PROPOSALS)
        .toList();
  }

  private static Field text(String name, Query query, List<String> proposals) {
    return new Field(name, "text", query.get(name), proposals, null);
  }

  private static Field choice(String name, Query query, List<String> words) {
    return new Field(name, "choice", query.get(name), words, null);
  }

  /** A day is all that such a field can show of a time. */
  private static Field date(String name, Query query) {
    String value = query.get(name);
    return new Field(
        name, "date", value.length() > DAY ? value.substring(0, DAY) : value, List.of(), null);
  }

  /** The same, with fields for more days. */
  FilterForm withDays(Query query, String... names) {
    return new FilterForm(
        Stream.concat(fields.stream(), Arrays.stream(names).map(name -> date(name, query)))
            .toList(),
        domain);
  }

  /** The field of that name. */
  public Field field(String name) {
    return fields.stream().filter(field -> field.name.equals(name)).findFirst().orElseThrow();
  }

  /**
   * The same, with what is wrong beside its field.
   *
   * @throws WebApplicationException the problem itself where it is not of a field here
   */
  FilterForm refused(WebApplicationException e) {
    if (e.getResponse().getEntity() instanceof Problem problem) {
      FilterForm form = faulty(problem.detail());
      if (form.isFaulty()) {
        return form;
      }
    }
    throw e;
  }

  /** With a problem beside the field that it begins with the name of. */
  private FilterForm faulty(String problem) {
    return new FilterForm(
        fields.stream()
            .map(
                field ->
                    problem.startsWith("'" + field.name + "'")
                        ? new Field(field.name, field.kind, field.value, field.choices, problem)
                        : field)
            .toList(),
        domain);
  }

  private boolean isFaulty() {
    return fields.stream().anyMatch(field -> field.fault != null);
  }

  /** Whether a field that is folded away at first has a value. */
  public boolean isDeep() {
    return fields.stream()
        .anyMatch(field -> !field.first() && (!field.value.isEmpty() || field.fault != null));
  }
}
