package dev.kasane.casebook;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The counts beside what they must be: the sums of the tallies of all cases. */
final class SumOfTallies {
  private SumOfTallies() {}

  /** What the counts say and the sum of all tallies does not, or the other way round. */
  static Map<String, String> difference(AgroalDataSource database) throws Exception {
    String tallies =
        """
        select key, sum((status = 1)::int) || ' ' || sum((status = 2)::int) || ' '
          || sum((status = 4)::int) || ' ' || sum(rolled::int) || ' ' || sum(findings)
        from case_file, unnest(technique_keys, technique_status, technique_findings,
          technique_rolled) as t (key, status, findings, rolled) group by key
        """;
    String counts =
        """
        select key, confirmed || ' ' || suspected || ' ' || ruled_out || ' ' || rolled || ' '
          || findings from technique_count
        where kind = 'technique'
          and confirmed + suspected + inferred + ruled_out + rolled + findings > 0
        """;
    Map<String, String> counted = query(database, counts);
    Map<String, String> summed = query(database, tallies);
    var keys = new TreeSet<>(counted.keySet());
    keys.addAll(summed.keySet());
    var difference = new TreeMap<String, String>();
    for (String key : keys) {
      if (!String.valueOf(counted.get(key)).equals(String.valueOf(summed.get(key)))) {
        difference.put(key, counted.get(key) + " but " + summed.get(key));
      }
    }
    Map<String, String> denominators =
        query(
            database,
            "select 'of cases', (select of_cases from denominator) || ' '"
                + " || count(*) from case_file where live > 0");
    String[] both = denominators.get("of cases").split(" ");
    if (!both[0].equals(both[1])) {
      difference.put("of cases", denominators.get("of cases"));
    }
    return difference;
  }

  private static Map<String, String> query(AgroalDataSource database, String sql) throws Exception {
    var rows = new TreeMap<String, String>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.put(row.getString(1), row.getString(2));
      }
    }
    return rows;
  }
}
