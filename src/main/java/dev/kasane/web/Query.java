package dev.kasane.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a page's address, to be handed on in the links of the page. */
final class Query {
  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /** What is asked for, without the choices of the reader; a parameter without a value is none. */
  static Query of(Map<String, List<String>> asked) {
    var values = new LinkedHashMap<String, String>();
    asked.forEach(
        (name, all) -> {
          if (!all.isEmpty()
              && !all.get(0).isBlank()
              && !name.equals(Visit.LANGUAGE)
              && !name.equals(Visit.THEME)) {
            values.put(name, all.get(0));
          }
        });
    return new Query(values);
  }

  /** The value of a parameter; empty where it is not given. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** The same, with another value for one parameter; null takes it away. */
  Query with(String name, @Nullable String value) {
    var others = new LinkedHashMap<>(values);
    if (value == null) {
      others.remove(name);
    } else {
      others.put(name, value);
    }
    return new Query(others);
  }

  /** As it stands in an address, behind the question mark. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(value -> Shown.addressPart(value.getKey()) + "=" + Shown.addressPart(value.getValue()))
        .collect(Collectors.joining("&"));
  }
}
