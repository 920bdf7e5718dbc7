package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every claim, however odd. */
class ResolverPropertiesTest {
  private static final Attack ATTACK = Attacks.builtIn();
  private static final List<Technique> ALL =
      ATTACK.current("enterprise-attack").orElseThrow().techniques();

  /** Pieces that the rules know, and any text, side by side. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> known =
        Arbitraries.of(ALL).flatMap(t -> Arbitraries.of(t.id(), t.name(), t.stixId()));
    Arbitrary<String> glue =
        Arbitraries.of("", " ", ": ", " - ", ".", "_", "TA0005", "CAPEC-163", "AML.", "V9.", "&");
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(20);
    return Arbitraries.oneOf(known, glue, any).list().ofMaxSize(4).map(p -> String.join("", p));
  }

  private static void check(Resolution resolution) {
    if (resolution.outcome() == Outcome.UNRESOLVED) {
      assertNotNull(resolution.reason());
    } else {
      assertNotNull(resolution.technique());
    }
  }

  @Property(tries = 2000)
  void everyClaimIsResolvedOrSaysWhyNot(
      @ForAll("texts") String id, @ForAll("texts") String name, @ForAll("texts") String tactic) {
    check(ATTACK.resolve(new Claim(id, name, tactic, null), null));
    check(ATTACK.resolve(new Claim(null, name, tactic, null), "enterprise"));
    check(ATTACK.resolve(new Claim(id, null, tactic, null), id));
  }

  @Property(tries = 300)
  void theSameClaimMeansTheSame(@ForAll("texts") String id, @ForAll("texts") String name) {
    var claim = new Claim(id, name, null, null);
    var resolver = new Resolver(ATTACK);
    assertEquals(resolver.resolve(claim, null), resolver.resolve(claim, null));
  }

  @Provide
  Arbitrary<Technique> techniques() {
    return Arbitraries.of(ALL);
  }

  @Property(tries = 300)
  void everyIdResolvesInAnyCaseAndWidth(@ForAll("techniques") Technique technique) {
    Technique plain = technique(technique.id());
    var wide = new StringBuilder();
    technique.id().chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
    assertEquals(plain, technique(technique.id().toLowerCase(Locale.ROOT)));
    assertEquals(plain, technique(wide.toString()));
    assertEquals(plain, technique(technique.stixId()));
    assertEquals(plain, technique("attack." + technique.id()));
  }

  private static Technique technique(String id) {
    return ATTACK.resolve(new Claim(id, null, null, null), null).technique();
  }
}
