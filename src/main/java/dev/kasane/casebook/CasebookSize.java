package dev.kasane.casebook;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How much the casebook holds. */
@Singleton
public class CasebookSize {
  private static final String SIZE =
      """
      select (select of_cases from denominator), count(*), coalesce(sum(live), 0),
        coalesce(sum(retracted), 0), pg_total_relation_size('case_file'),
        pg_total_relation_size('finding'), pg_database_size(current_database())
      from case_file
      """;

  private final AgroalDataSource database;

  CasebookSize(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * What is held.
   *
   * @param ofCases cases with a live finding
   * @param cases all cases, also those merged into others or without a live finding
   * @param live findings that say something
   * @param retracted findings that were taken back
   * @param caseBytes of the cases on disk, with their indexes
   * @param findingBytes the same of the findings
   * @param databaseBytes of all of the database
   */
  public record Size(
      long ofCases,
      long cases,
      long live,
      long retracted,
      long caseBytes,
      long findingBytes,
      long databaseBytes) {}

  /** As it is now. */
  public Size now() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SIZE)) {
      row.next();
      return new Size(
          row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          row.getLong(4),
          row.getLong(5),
          row.getLong(6),
          row.getLong(7));
    }
  }
}
