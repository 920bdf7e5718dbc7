package dev.kasane.casebook;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.CaseRecord.ClaimPart;
import dev.kasane.casebook.CaseRecord.MergePart;
import dev.kasane.casebook.CaseRecord.TacticPart;
import dev.kasane.casebook.CaseRecord.UnresolvedPart;
import dev.kasane.finding.Finding;
import dev.kasane.finding.Statement;
import dev.kasane.finding.UtcTime;
import dev.kasane.mapping.Mapping.Mapped;
import dev.kasane.mapping.Mapping.Unresolved;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a case into its wire form, small enough to publish. Thread-safe. */
@Singleton
final class CaseTeller {
  /** The contract's bound on a case record, in bytes. */
  static final int MAX_BYTES = 900_000;

  /** The domain whose release a record names where it holds no technique of another. */
  private static final String MAIN_DOMAIN = "enterprise-attack";

  private final ObjectWriter json;

  CaseTeller(ObjectMapper mapper) {
    var times = new SimpleModule();
    times.addSerializer(Instant.class, new TimeWriter());
    this.json = mapper.copy().registerModule(times).writerFor(CaseRecord.class);
  }

  /** A record holds dozens of times; it is only ever written as bytes. */
  private static final class TimeWriter extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1;

    TimeWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      byte[] text = UtcTime.write(time);
      json.writeRawUTF8String(text, 0, text.length);
    }
  }

  /** A record in both forms. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Told(CaseRecord record, byte[] bytes) {}

  /** Tells a case; where it grew too large, its longest lists are cut and named. */
  Told tell(String caseId, long revision, Instant updatedAt, CaseState state, Attack attack) {
    int most = Integer.MAX_VALUE;
    int evidence = TechniqueStanding.EVIDENCE;
    for (int attempt = 0; ; attempt++) {
      var record = record(caseId, revision, updatedAt, state, attack, most, evidence);
      byte[] bytes = bytes(record);
      if (bytes.length < MAX_BYTES || most == 0) {
        return new Told(record, bytes);
      }
      // unresolved claims go first, then evidence, and only then techniques
      most = attempt == 0 ? 1000 : attempt == 1 ? 100 : most / 2;
      evidence = Math.max(1, evidence - 1 - attempt);
    }
  }

  private byte[] bytes(CaseRecord record) {
    try {
      return json.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A case record could not be written", e);
    }
  }

  private static CaseRecord record(
      String caseId,
      long revision,
      Instant updatedAt,
      CaseState state,
      Attack attack,
      int most,
      int evidence) {
    var truncated = new LinkedHashMap<String, Integer>();
    List<UnresolvedPart> unresolved = unresolved(state.unresolved());
    int steps = evidence * TechniqueParts.STEPS_BESIDE_EVIDENCE;
    return new CaseRecord(
        caseId,
        revision,
        state.title(),
        state.openedAt(),
        updatedAt,
        release(state, attack),
        new CaseRecord.Findings(state.live(), state.retracted()),
        tactics(state),
        cut("techniques", TechniqueParts.of(state, attack, evidence, truncated), most, truncated),
        cut("unresolved", unresolved, Math.min(most, 1000), truncated),
        FactsRecord.of(state.facts(), Math.min(most, 200), steps, truncated),
        state.place().mergedInto(),
        merge(state.merge()),
        cut("merged", state.place().merged(), most, truncated),
        truncated);
  }

  private static @Nullable MergePart merge(@Nullable Finding merge) {
    if (merge == null || !(merge.statement() instanceof Statement.Merge said)) {
      return null;
    }
    return new MergePart(
        merge.time(), said.by(), said.reason(), merge.key().source(), merge.key().id());
  }

  private static <T> List<T> cut(
      String name, List<T> list, int most, Map<String, Integer> truncated) {
    if (list.size() <= most) {
      return list;
    }
    truncated.put(name, list.size());
    return list.subList(0, most);
  }

  private static CaseRecord.Release release(CaseState state, Attack attack) {
    String domain =
        state.techniques().isEmpty() ? MAIN_DOMAIN : state.techniques().get(0).technique().domain();
    return new CaseRecord.Release(
        domain, attack.current(domain).map(Catalogue::version).orElse("unknown"));
  }

  private static List<TacticPart> tactics(CaseState state) {
    var parts = new ArrayList<TacticPart>(state.tactics().size());
    for (var s : state.tactics()) {
      parts.add(
          new TacticPart(
              s.tactic().id(),
              s.tactic().shortname(),
              s.tactic().name(),
              s.techniques(),
              s.tactic().domain()));
    }
    return parts;
  }

  private static List<UnresolvedPart> unresolved(List<Mapped> findings) {
    var parts = new ArrayList<UnresolvedPart>();
    for (Mapped mapped : findings) {
      for (Unresolved u : mapped.unresolved()) {
        parts.add(
            new UnresolvedPart(
                ClaimPart.of(u.claimed()),
                u.reason(),
                mapped.finding().key().source(),
                mapped.finding().key().id(),
                u.candidates().stream().map(Technique::id).toList()));
      }
    }
    return parts;
  }
}
