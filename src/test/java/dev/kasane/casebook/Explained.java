package dev.kasane.casebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A database that has PostgreSQL explain every prepared statement, with the values that it is run
 * with, before it is run: so what is looked at is what the service does.
 */
final class Explained {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> EXPLAINABLE =
      List.of("select", "insert", "update", "delete", "with");

  private final Map<String, Set<String>> scanned = new LinkedHashMap<>();

  /** The same database, explained. */
  AgroalDataSource of(AgroalDataSource database) {
    return proxy(
        AgroalDataSource.class,
        (method, arguments) -> {
          Object result = call(database, method, arguments);
          return result instanceof Connection connection ? of(connection) : result;
        });
  }

  /** The same connection, explained. */
  Connection of(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object result = call(connection, method, arguments);
          if (result instanceof PreparedStatement statement && arguments[0] instanceof String sql) {
            return of(connection, sql, statement);
          }
          return result instanceof Statement statement ? of(connection, statement) : result;
        });
  }

  /** A statement without values; what defines tables cannot be explained. */
  private Statement of(Connection connection, Statement statement) {
    return proxy(
        Statement.class,
        (method, arguments) -> {
          if (method.getName().startsWith("execute")
              && arguments[0] instanceof String sql
              && EXPLAINABLE.stream().anyMatch(brief(sql)::startsWith)) {
            explain(connection, sql, List.of(), List.of());
          }
          return call(statement, method, arguments);
        });
  }

  private PreparedStatement of(Connection connection, String sql, PreparedStatement statement) {
    var bound = new ArrayList<Object[]>();
    var setters = new ArrayList<Method>();
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          if (method.getName().startsWith("set") && arguments.length == 2) {
            setters.add(method);
            bound.add(arguments);
          } else if (method.getName().startsWith("execute") && arguments.length == 0) {
            explain(connection, sql, setters, bound);
          }
          return call(statement, method, arguments);
        });
  }

  private void explain(
      Connection connection, String sql, List<Method> setters, List<Object[]> bound)
      throws Exception {
    try (PreparedStatement explain = connection.prepareStatement("explain (format json) " + sql)) {
      for (int i = 0; i < bound.size(); i++) {
        call(explain, setters.get(i), bound.get(i));
      }
      try (ResultSet row = explain.executeQuery()) {
        row.next();
        Set<String> tables = new TreeSet<>();
        scans(JSON.readTree(row.getString(1)), tables);
        scanned.computeIfAbsent(brief(sql), s -> new TreeSet<>()).addAll(tables);
      }
    }
  }

  private static void scans(JsonNode plan, Set<String> tables) {
    if (plan.path("Node Type").asText().equals("Seq Scan")) {
      tables.add(plan.get("Relation Name").asText());
    }
    plan.forEach(part -> scans(part, tables));
  }

  private static String brief(String sql) {
    return sql.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** The statements that were run so far. */
  Set<String> statements() {
    return scanned.keySet();
  }

  /** Those of them that read a table from end to end. */
  List<String> scanning(String table) {
    return scanned.entrySet().stream()
        .filter(entry -> entry.getValue().contains(table))
        .map(Map.Entry::getKey)
        .toList();
  }

  private interface Answer {
    Object to(Method method, Object[] arguments) throws Exception;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                answer.to(method, arguments == null ? new Object[0] : arguments)));
  }

  private static Object call(Object target, Method method, Object... arguments) throws Exception {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException known) {
        throw known;
      }
      throw e;
    }
  }
}
