package dev.kasane.web;

import dev.kasane.api.CaseFilters;
import dev.kasane.api.Parameters;
import dev.kasane.api.PlanRequest;
import dev.kasane.api.PlanRequest.CostOf;
import dev.kasane.api.PlanRequest.DefaultCost;
import dev.kasane.guideline.Control;
import dev.kasane.guideline.Cost;
import dev.kasane.guideline.CostTable;
import dev.kasane.guideline.Guideline;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a request for a plan of the fields of the form. A cost that is not sent is the table's. */
final class PlanForm {
  private final MultivaluedMap<String, String> fields;

  PlanForm(MultivaluedMap<String, String> fields) {
    this.fields = fields;
  }

  /** Those fields that say which cases and which guidelines. */
  Parameters parameters() {
    String[] known = CaseFilters.parameters(CaseSelection.OF_SCORE);
    var given = new MultivaluedHashMap<String, String>();
    Stream.of(known)
        .filter(fields::containsKey)
        .forEach(name -> given.putSingle(name, fields.getFirst(name)));
    return new Parameters(given, known);
  }

  PlanRequest request(Guideline guideline, CostTable table) {
    return new PlanRequest(
        guideline.id(),
        cases(),
        text("category"),
        text("objective"),
        text("weight"),
        null,
        Boolean.valueOf(text("everyStep")),
        Boolean.valueOf(text("inherit")),
        works(),
        null,
        costs(guideline, table),
        otherwise(),
        whole("years"),
        number("budget"),
        chosen(guideline, "in-place"),
        chosen(guideline, "excluded"),
        chosen(guideline, "required"),
        null);
  }

  private Map<String, String> cases() {
    var cases = new HashMap<String, String>();
    for (String name : CaseFilters.parameters()) {
      String value = text(name);
      if (value != null) {
        cases.put(name, value);
      }
    }
    return cases;
  }

  private @Nullable Map<String, Double> works() {
    BigDecimal works = number("works");
    return works == null ? null : Map.of("unstated", works.doubleValue());
  }

  private @Nullable DefaultCost otherwise() {
    BigDecimal oneOff = number("defaultOneOff");
    BigDecimal yearly = number("defaultYearly");
    return oneOff == null && yearly == null ? null : new DefaultCost(oneOff, yearly);
  }

  private List<CostOf> costs(Guideline guideline, CostTable table) {
    var costs = new ArrayList<CostOf>();
    for (Control control : guideline.controls()) {
      BigDecimal oneOff = number("oneOff." + control.id());
      BigDecimal yearly = number("yearly." + control.id());
      Cost known = table.of(control.id());
      boolean asKnown =
          known != null
              && (oneOff == null || oneOff.compareTo(known.oneOff()) == 0)
              && (yearly == null || yearly.compareTo(known.yearly()) == 0);
      if ((oneOff != null || yearly != null) && !asKnown) {
        costs.add(
            new CostOf(
                control.id(),
                oneOff == null && known != null ? known.oneOff() : oneOff,
                yearly == null && known != null ? known.yearly() : yearly,
                null));
      }
    }
    return costs;
  }

  private List<String> chosen(Guideline guideline, String choice) {
    return guideline.controls().stream()
        .map(Control::id)
        .filter(id -> choice.equals(text("choice." + id)))
        .toList();
  }

  private @Nullable String text(String name) {
    String value = fields.getFirst(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private @Nullable Integer whole(String name) {
    BigDecimal number = number(name);
    try {
      return number == null ? null : number.intValueExact();
    } catch (ArithmeticException e) {
      throw Parameters.wrong(name, number.toString(), "a whole number");
    }
  }

  private @Nullable BigDecimal number(String name) {
    String text = text(name);
    try {
      return text == null || text.length() > 30 ? null : new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw Parameters.wrong(name, text, "a number");
    }
  }
}
