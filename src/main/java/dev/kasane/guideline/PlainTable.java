package dev.kasane.guideline;

import dev.kasane.attack.Claim;
import dev.kasane.guideline.Document.Line;
import dev.kasane.guideline.Reading.Fault;
import dev.kasane.guideline.Reading.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A guideline as a plain table, for those that nobody has mapped publicly: a row for each control
 * and technique, columns {@code control, title, group, technique, category, strength}. A row
 * without a technique is a control that maps none; no category is {@code protect}, no strength
 * {@code unstated}.
 */
final class PlainTable {
  private static final Set<String> NEEDED = Set.of("control", "technique");
  private static final Set<String> KNOWN =
      Set.of("control", "title", "group", "technique", "category", "strength");

  private final List<Line> lines = new ArrayList<>();

  private PlainTable() {}

  static Reading<Document> read(byte[] bytes) {
    var table = new PlainTable();
    List<Fault> faults = Rows.read(bytes, NEEDED, KNOWN, table::take);
    return faults.isEmpty()
        ? new Read<>(new Document(null, null, "enterprise-attack", null, table.lines, List.of()))
        : Rows.faulty(faults);
  }

  private void take(Rows row) {
    String control = row.field("control");
    String technique = row.field("technique");
    String category = row.field("category");
    var does = category.isEmpty() ? Category.PROTECT : Category.of(category).orElse(null);
    var strength = Strength.of(row.field("strength")).orElse(null);
    if (control.isEmpty()) {
      row.fault("there is no control; name it in the column 'control'.");
    } else if (does == null) {
      row.fault("the category '%s' must be protect, detect or respond.".formatted(brief(category)));
    } else if (strength == null) {
      row.fault(
          "the strength '%s' must be minimal, partial or significant, or empty."
              .formatted(brief(row.field("strength"))));
    } else {
      String title = row.field("title");
      lines.add(
          new Line(
              control,
              title,
              row.field("group").isEmpty() ? null : row.field("group"),
              technique.isEmpty() ? null : new Claim(null, technique, null, null),
              does,
              strength));
    }
  }

  private static String brief(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
