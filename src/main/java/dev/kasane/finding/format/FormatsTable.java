package dev.kasane.finding.format;

import dev.kasane.finding.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the table of formats and fields in the README, from the built-in profiles. Run it when a
 * profile has changed:
 *
 * <pre>FormatsTable README.md</pre>
 */
final class FormatsTable {
  /** How it is run, after the project was packaged. */
  static final String COMMAND =
      "java -cp 'target/quarkus-app/app/*:target/quarkus-app/lib/main/*' "
          + FormatsTable.class.getName()
          + " README.md";

  static final String BEGIN = "<!-- formats: written by FormatsTable -->\n";
  static final String END = "<!-- end of formats -->\n";

  private static final List<String> COLUMNS =
      List.of("claims", "id", "case", "time", "host", "user", "severity");

  private FormatsTable() {}

  /** Replaces the table in a file. */
  public static void main(String... args) throws IOException {
    Path file = Path.of(args[0]);
    Files.writeString(file, in(Files.readString(file)));
  }

  /**
   * The text with the table of now.
   *
   * @throws IllegalArgumentException where the marks of its place are missing
   */
  static String in(String text) {
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END, Math.max(begin, 0));
    if (begin < 0 || end < 0) {
      throw new IllegalArgumentException(
          "The table stands between the lines '%s' and '%s'; one of them is missing."
              .formatted(BEGIN.strip(), END.strip()));
    }
    return text.substring(0, begin + BEGIN.length()) + table() + text.substring(end);
  }

  private static String table() {
    var table = new StringBuilder("| format | product |");
    COLUMNS.forEach(column -> table.append(' ').append(column).append(" |"));
    table.append("\n|").append("---|".repeat(COLUMNS.size() + 2)).append('\n');
    BuiltInFormats.read().stream()
        .sorted(Comparator.comparing(Profile::format))
        .forEach(profile -> row(profile, table));
    return table.toString();
  }

  private static void row(Profile profile, StringBuilder table) {
    table.append("| `%s` | %s |".formatted(profile.format(), profile.name()));
    for (String column : COLUMNS) {
      table.append(' ').append(cell(profile.keeps().getOrDefault(column, List.of()))).append(" |");
    }
    table.append('\n');
  }

  /** The first place, and how many others are looked at where it holds nothing. */
  private static String cell(List<String> places) {
    if (places.isEmpty()) {
      return "";
    }
    String first = "`" + places.get(0).replace("|", "\\|") + "`";
    return places.size() == 1 ? first : first + " +" + (places.size() - 1);
  }
}
