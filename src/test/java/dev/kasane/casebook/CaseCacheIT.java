package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.KasaneIT;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.TinyBundle;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping.Mapped;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several casebooks on one database, each with a memory of its own, as several instances have. What
 * one remembers is out of date as soon as another has written, a commit has failed, or other
 * releases have come; nobody may be able to tell.
 */
@KasaneIT
class CaseCacheIT {
  /** In this release a technique of the histories has given way to another. */
  private static final Attack OTHER =
      TinyBundle.of("enterprise-attack")
          .version("99.0")
          .tactics("TA0002 execution")
          .technique("new", "T1999", "New", "execution")
          .technique("kept", "T1486", "Kept", "execution")
          .revoked("old", "T1059", "Old", "new")
          .alone();

  @Inject Cases cases;
  @Inject AttackLibrary library;
  @Inject AgroalDataSource database;
  @Inject CaseTeller teller;
  @Inject CasebookConfig config;
  @Inject ObjectMapper json;

  private Casebook casebook(AgroalDataSource source) {
    return new Casebook(
        source, library, teller, new CaseCache(config), config, json, Clock.systemUTC());
  }

  @ParameterizedTest
  @ValueSource(longs = {201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212})
  void nobodyCanTellThatCasesAreRemembered(long seed) throws Exception {
    var random = new Random(seed);
    var history = new History(seed, "remembered-" + seed + "-", library.attack());
    List<Mapped> findings = history.some(random);
    var source = commitsMayFail(random);
    List<Casebook> casebooks = Stream.generate(() -> casebook(source)).limit(3).toList();
    for (int at = 0; at < findings.size(); ) {
      int end = Math.min(findings.size(), at + 1 + random.nextInt(10));
      Attack attack = random.nextInt(4) == 0 ? OTHER : library.attack();
      var batch =
          findings.subList(at, end).stream().map(m -> Mapper.map(m.finding(), attack)).toList();
      at = applied(casebooks.get(random.nextInt(3)), batch, attack) ? end : at;
    }
    casebook(database).tellAgain("", 1_000, publication -> {});

    assertEquals(Recount.of(findings), history.standing(cases));
    assertEquals(Map.of(), SumOfTallies.difference(database));
  }

  private static boolean applied(Casebook casebook, List<Mapped> batch, Attack attack) {
    try {
      casebook.apply(batch, attack, publication -> {});
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** The database, but its word that all is committed may fail to come, whether it is or not. */
  private AgroalDataSource commitsMayFail(Random random) {
    return proxy(
        AgroalDataSource.class,
        (method, arguments) -> {
          Object result = method.invoke(database, arguments);
          return result instanceof Connection real ? commitsMayFail(real, random) : result;
        });
  }

  private static Connection commitsMayFail(Connection real, Random random) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          int chance = method.getName().equals("commit") ? random.nextInt(6) : -1;
          if (chance == 0) {
            real.rollback();
            throw new SQLException("Nothing is committed");
          }
          Object result = method.invoke(real, arguments);
          if (chance == 1) {
            throw new SQLException("All is committed, but nobody hears of it");
          }
          return result;
        });
  }

  private interface Answer {
    Object to(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return answer.to(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
