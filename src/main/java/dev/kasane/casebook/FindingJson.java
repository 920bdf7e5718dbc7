package dev.kasane.casebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kasane.attack.Claim;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a finding that its table holds as JSON. */
final class FindingJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();
  private static final ObjectWriter CLAIMS_OUT =
      JSON.writerFor(new TypeReference<List<StoredClaim>>() {});
  private static final ObjectReader CLAIMS_IN =
      JSON.readerFor(new TypeReference<List<StoredClaim>>() {});
  private static final ObjectWriter STATEMENT_OUT = JSON.writerFor(Statement.class);
  private static final ObjectReader STATEMENT_IN = JSON.readerFor(Statement.class);

  private FindingJson() {}

  /** A claim; short names, for there are many of them. */
  private record StoredClaim(
      @Nullable String id,
      @Nullable String name,
      @Nullable String tactic,
      @Nullable String version,
      String at,
      @Nullable Strength strength,
      @Nullable String text) {}

  static String write(List<FindingClaim> claims) {
    if (claims.isEmpty()) {
      return "[]";
    }
    var stored = new ArrayList<StoredClaim>(claims.size());
    for (FindingClaim said : claims) {
      stored.add(stored(said));
    }
    try {
      return CLAIMS_OUT.writeValueAsString(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Claims could not be written", e);
    }
  }

  static List<FindingClaim> claims(String json) {
    try {
      List<StoredClaim> stored = CLAIMS_IN.readValue(json);
      return stored.stream().map(FindingJson::claim).toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Claims could not be read", e);
    }
  }

  private static StoredClaim stored(FindingClaim said) {
    Claim claim = said.claim();
    return new StoredClaim(
        claim.id(),
        claim.name(),
        claim.tactic(),
        claim.version(),
        said.pointer(),
        // most are stated, and need not say so
        said.strength() == Strength.STATED ? null : said.strength(),
        said.text());
  }

  private static FindingClaim claim(StoredClaim stored) {
    var claim = new Claim(stored.id, stored.name, stored.tactic, stored.version);
    Strength strength = stored.strength == null ? Strength.STATED : stored.strength;
    return new FindingClaim(claim, stored.at, strength, stored.text);
  }

  static @Nullable String write(@Nullable Statement statement) {
    try {
      return statement == null ? null : STATEMENT_OUT.writeValueAsString(statement);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A statement could not be written", e);
    }
  }

  static @Nullable Statement statement(@Nullable String json) {
    try {
      return json == null ? null : STATEMENT_IN.readValue(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A statement could not be read", e);
    }
  }
}
