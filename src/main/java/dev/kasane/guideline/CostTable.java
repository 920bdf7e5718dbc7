package dev.kasane.guideline;

import dev.kasane.guideline.Reading.Fault;
import dev.kasane.guideline.Reading.Read;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Costs of controls.
 *
 * @param assumed whether they are nothing but relative points that come with Kasane
 * @param costs by control id in upper case
 */
public record CostTable(boolean assumed, Map<String, Cost> costs) {
  /** Nothing has a cost. */
  static final CostTable NONE = new CostTable(false, Map.of());

  private static final String DEFAULTS = "/guideline/attack-mitigation-costs.csv";
  private static final Set<String> NEEDED = Set.of("control", "one-off", "yearly");
  private static final Set<String> KNOWN = Set.of("control", "one-off", "yearly", "reason");

  /** The cost of a control; null where it has none. */
  public @Nullable Cost of(String control) {
    return costs.get(control.toUpperCase(Locale.ROOT));
  }

  /** Reads a table with the columns {@code control, one-off, yearly, reason}. */
  static Reading<CostTable> read(byte[] bytes) {
    var costs = new TreeMap<String, Cost>();
    List<Fault> faults = Rows.read(bytes, NEEDED, KNOWN, row -> take(row, costs));
    return faults.isEmpty() ? new Read<>(new CostTable(false, costs)) : Rows.faulty(faults);
  }

  private static void take(Rows row, Map<String, Cost> costs) {
    String control = row.field("control").toUpperCase(Locale.ROOT);
    BigDecimal oneOff = number(row, "one-off");
    BigDecimal yearly = number(row, "yearly");
    if (control.isEmpty()) {
      row.fault("there is no control; name it in the column 'control'.");
    } else if (oneOff != null && yearly != null) {
      String reason = row.field("reason");
      if (costs.put(control, new Cost(oneOff, yearly, reason.isEmpty() ? null : reason)) != null) {
        row.fault("the control '%s' stands here twice; keep one line.".formatted(control));
      }
    }
  }

  private static @Nullable BigDecimal number(Rows row, String column) {
    String text = row.field(column).isEmpty() ? "0" : row.field(column);
    try {
      BigDecimal number = text.length() > 30 ? null : new BigDecimal(text);
      if (number != null && Cost.fits(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    String brief = text.length() > 30 ? text.substring(0, 30) + "…" : text;
    row.fault("'%s' is '%s'; it must be %s.".formatted(column, brief, Cost.right()));
    return null;
  }

  /** The points that come with Kasane for ATT&amp;CK's mitigations. */
  static CostTable defaults() {
    try (InputStream in = CostTable.class.getResourceAsStream(DEFAULTS)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + DEFAULTS + " is not in this build");
      }
      if (read(in.readAllBytes()) instanceof Read<CostTable> read) {
        return new CostTable(true, read.value().costs);
      }
      throw new IllegalStateException("The resource " + DEFAULTS + " is damaged");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
