package dev.kasane.casebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kasane.casebook.CaseRecord.ClaimPart;
import dev.kasane.casebook.CaseRecord.EvidencePart;
import dev.kasane.casebook.CaseRecord.StatusStep;
import dev.kasane.casebook.CaseRecord.TacticPart;
import dev.kasane.casebook.CaseRecord.TechniquePart;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written by hand is what Jackson writes by itself. */
class PartWritersTest {
  private static final JsonMapper ITSELF =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private static final JsonMapper BY_HAND =
      ITSELF.rebuild().addModule(PartWriters.module()).build();

  @Property(tries = 500)
  void aTechniqueIsWrittenAsJacksonWritesIt(@ForAll("techniques") TechniquePart technique)
      throws JsonProcessingException {
    assertEquals(text(ITSELF, technique), text(BY_HAND, technique));
  }

  @Property(tries = 100)
  void aTacticIsWrittenAsJacksonWritesIt(@ForAll("tactics") TacticPart tactic)
      throws JsonProcessingException {
    assertEquals(text(ITSELF, tactic), text(BY_HAND, tactic));
  }

  /** As bytes, as records are published. */
  private static String text(JsonMapper json, Object part) throws JsonProcessingException {
    return new String(json.writeValueAsBytes(part), UTF_8);
  }

  @Provide
  Arbitrary<TacticPart> tactics() {
    return Combinators.combine(texts(), texts(), texts(), Arbitraries.integers(), texts())
        .as(TacticPart::new);
  }

  @Provide
  Arbitrary<TechniquePart> techniques() {
    return Combinators.combine(
            lists(texts()),
            maybe(texts()),
            Arbitraries.integers(),
            maybe(times()),
            Arbitraries.doubles().between(0, 1),
            lists(evidence()),
            lists(steps()))
        .as(
            (texts, text, number, time, confidence, evidence, steps) ->
                new TechniquePart(
                    texts.toString(),
                    String.valueOf(text),
                    text,
                    texts,
                    texts,
                    "confirmed",
                    number,
                    time,
                    time,
                    confidence,
                    evidence,
                    texts,
                    "enterprise-attack",
                    time,
                    text,
                    steps));
  }

  private static Arbitrary<EvidencePart> evidence() {
    Arbitrary<ClaimPart> claims =
        Combinators.combine(maybe(texts()), maybe(texts()), maybe(texts()), maybe(texts()))
            .as(ClaimPart::new);
    return Combinators.combine(
            texts(),
            Arbitraries.doubles().between(0, 1),
            maybe(texts()),
            times(),
            maybe(claims),
            maybe(texts()))
        .as(
            (text, confidence, said, time, claim, by) ->
                new EvidencePart(
                    text, text, "exact", confidence, said, "suspected", time, claim, said, by));
  }

  private static Arbitrary<StatusStep> steps() {
    return Combinators.combine(times(), texts(), maybe(texts()), maybe(texts()))
        .as(
            (time, text, decision, reason) ->
                new StatusStep(time, text, text, decision, reason, text, text));
  }

  private static Arbitrary<Instant> times() {
    // to the year 2999, to the microsecond or coarser
    return Arbitraries.longs()
        .between(0, 32_503_679_999_999_999L)
        .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
        .flatMap(
            time ->
                Arbitraries.of(
                    time,
                    time.truncatedTo(ChronoUnit.MILLIS),
                    time.truncatedTo(ChronoUnit.SECONDS)));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('\u0000', '\uD7FF').ofMaxLength(20),
        Arbitraries.of("重ね", "a \"quoted\" \\ line\n", "\u0000\u2028", "\uD83D\uDE00", ""));
  }

  private static <T> Arbitrary<T> maybe(Arbitrary<T> some) {
    return some.injectNull(0.3);
  }

  private static <T> Arbitrary<List<T>> lists(Arbitrary<T> some) {
    return some.list().ofMaxSize(3);
  }
}
