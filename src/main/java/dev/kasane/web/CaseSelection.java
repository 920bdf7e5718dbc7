package dev.kasane.web;

import dev.kasane.api.CaseFilters;
import dev.kasane.api.Parameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was asked for, to be handed on in addresses: every number on the page of countermeasures
 * opens exactly the cases that it counts.
 *
 * @param asked the parameters that have a value, by name
 */
record CaseSelection(Map<String, String> asked) {
  /** Parameters of the score beside the filters of cases. */
  static final String[] OF_SCORE = {"guideline", "with", "inherit"};

  static CaseSelection of(Parameters parameters, String guideline) {
    var asked = new LinkedHashMap<String, String>();
    for (String name : CaseFilters.parameters("inherit")) {
      String value = parameters.text(name);
      if (value != null) {
        asked.put(name, value);
      }
    }
    asked.put("guideline", guideline);
    return new CaseSelection(Collections.unmodifiableMap(asked));
  }

  /** What a filter is; empty where it is none. */
  public String value(String name) {
    return asked.getOrDefault(name, "");
  }

  /** Whether the cases are filtered at all. */
  public boolean filtered() {
    return asked.keySet().stream()
        .anyMatch(name -> !name.equals("guideline") && !name.equals("inherit"));
  }

  /** The address of the cases in which a step fits all of these, given as name and value. */
  public String cases(String... more) {
    var all = new LinkedHashMap<>(asked);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return "/plan/cases?"
        + all.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }

  /** The address of all of the cases. */
  public String all() {
    return cases();
  }

  /** Of one technique. */
  public String ofStep(String technique) {
    return cases("step", technique);
  }

  /** Of one control. */
  public String ofControl(String control, String category) {
    return cases("control", control, "category", category);
  }
}
