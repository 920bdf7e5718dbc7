package dev.kasane.casebook;

import dev.kasane.casebook.CaseFilter.Condition;
import dev.kasane.casebook.CaseSteps.Step;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Severity;
import io.agroal.api.AgroalDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads what counts in many cases, some hundred at a time. */
final class StepReader {
  private static final int AT_ONCE = 500;

  private static final String SEVERITIES =
      """
      select distinct case_id, severity from finding
      where case_id = any(?) and status = any(?) and severity is not null
      """;

  private static final Short[] HAPPENED = {
    (short) FindingStatus.CONFIRMED.code(), (short) FindingStatus.SUSPECTED.code()
  };

  private final AgroalDataSource database;
  private final String prefix;

  StepReader(AgroalDataSource database, String domain) {
    this.database = database;
    this.prefix = domain + "/";
  }

  void read(EntityManager entities, Condition condition, Consumer<CaseSteps> each)
      throws SQLException {
    String cursor = "";
    List<Object[]> rows;
    do {
      TypedQuery<Object[]> query =
          entities.createQuery(
              "select id, openedAt, techniqueKeys, techniqueStatus, techniqueTactics from CaseFile"
                  + " where "
                  + condition.hql()
                  + " and live > 0 and id > :behind order by id",
              Object[].class);
      condition.parameters().forEach(query::setParameter);
      rows = query.setParameter("behind", cursor).setMaxResults(AT_ONCE).getResultList();
      Map<String, Severity> severities = severities(rows);
      for (Object[] row : rows) {
        cursor = (String) row[0];
        each.accept(new CaseSteps(cursor, (Instant) row[1], severities.get(cursor), steps(row)));
      }
    } while (rows.size() == AT_ONCE);
  }

  private List<Step> steps(Object[] row) {
    var keys = (String[]) row[2];
    var status = (Short[]) row[3];
    var tactics = (String[]) row[4];
    var steps = new ArrayList<Step>(keys.length);
    for (int i = 0; i < keys.length; i++) {
      boolean counts = Status.ofCode(status[i]).filter(Status::counts).isPresent();
      if (counts && keys[i].startsWith(prefix)) {
        String id = keys[i].substring(prefix.length());
        steps.add(new Step(id, List.of(tactics[i].split(",", -1))));
      }
    }
    return steps;
  }

  private Map<String, Severity> severities(List<Object[]> rows) throws SQLException {
    var highest = new HashMap<String, Severity>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SEVERITIES)) {
      Object[] ids = rows.stream().map(row -> row[0]).toArray();
      statement.setArray(1, connection.createArrayOf("text", ids));
      statement.setArray(2, connection.createArrayOf("int2", HAPPENED));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String caseId = row.getString(1);
          Severity.of(row.getString(2))
              .ifPresent(
                  s ->
                      highest.merge(
                          caseId,
                          s,
                          (a, b) ->
                              Comparator.comparingInt(Severity::score).compare(a, b) < 0 ? b : a));
        }
      }
    }
    return highest;
  }
}
