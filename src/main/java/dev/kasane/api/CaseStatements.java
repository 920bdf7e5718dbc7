package dev.kasane.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasane.api.CasePatch.DecisionPatch;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.Handling;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.Inbound;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping;
import dev.kasane.mapping.Mapping.Mapped;
import dev.kasane.mapping.Mapping.Rejected;
import dev.kasane.mapping.Mapping.Unresolved;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a handler says over REST into findings of Kasane's own format, and has them read as
 * they will be read from the topic: so nothing is queued that would be rejected there.
 */
@Singleton
class CaseStatements {
  /** The source of what handlers say over REST. */
  static final String SOURCE = "analyst";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_DECISIONS = 100;

  private final Mapper mapper;
  private final AttackLibrary library;
  private final Clock clock;

  CaseStatements(Mapper mapper, AttackLibrary library, Clock clock) {
    this.mapper = mapper;
    this.library = library;
    this.clock = clock;
  }

  /** A finding that is ready to be sent. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Ready(FindingKey key, Instant time, byte[] bytes) {}

  /**
   * The findings that say what the patch says.
   *
   * @param handling what is known of the case; null for a new one
   */
  List<Ready> findings(String caseId, CasePatch patch, @Nullable Handling handling) {
    Instant time = time(handling);
    var ready = new ArrayList<Ready>();
    decisions(caseId, patch, handling, time, ready);
    if (patch.facts() != null) {
      ready.add(said(statement(caseId, time, patch).set("facts", JSON.valueToTree(patch.facts()))));
    }
    if (patch.mergedInto() != null && patch.mergedInto().isNull()) {
      ready.addAll(retractions(caseId, handling == null ? Map.of() : handling.merges(), time));
    } else if (patch.mergedInto() != null) {
      ready.add(said(statement(caseId, time, patch).set("mergedInto", patch.mergedInto())));
    }
    return ready;
  }

  /**
   * Now, but behind all that was said before: who has seen it decides later, whatever clocks say.
   */
  private Instant time(@Nullable Handling handling) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant latest = handling == null ? null : handling.latest();
    return latest == null || latest.isBefore(now) ? now : latest.plus(1, ChronoUnit.MICROS);
  }

  private void decisions(
      String caseId,
      CasePatch patch,
      @Nullable Handling handling,
      Instant time,
      List<Ready> ready) {
    if (patch.decided().size() > MOST_DECISIONS) {
      throw Problem.badRequest("'decisions' has more than %d entries.".formatted(MOST_DECISIONS));
    }
    Attack attack = library.attack();
    var decided = new HashSet<Technique>();
    for (DecisionPatch decision : patch.decided()) {
      if (decision == null || decision.technique() == null || decision.decision() == null) {
        throw Problem.badRequest("A decision needs 'technique' and 'decision'.");
      }
      ObjectNode finding = statement(caseId, time, patch);
      finding.put("decision", decision.decision());
      if (decision.reason() != null) {
        finding.put("reason", decision.reason());
      }
      if (decision.seenAt() != null) {
        finding.put("seenAt", decision.seenAt());
      }
      ObjectNode claim = finding.putArray("techniques").addObject();
      claim.put("id", decision.technique()).put("tactic", decision.tactic());
      Mapped mapped = read(finding, attack);
      Technique technique = technique(decision, mapped);
      if (!decided.add(technique)) {
        throw Problem.badRequest("There are two decisions on " + technique.id() + ".");
      }
      if (decision.decision().equals("confirm")
          && (handling == null || !handling.speaksOf(technique))) {
        throw Problem.conflict(
            "Nothing in case '%s' speaks of %s, so there is nothing to confirm; the decision 'add' adds it."
                .formatted(Parameters.brief(caseId), technique.id()));
      }
      ready.add(ready(mapped, finding));
    }
  }

  private static Technique technique(DecisionPatch decision, Mapped mapped) {
    if (mapped.techniques().size() == 1) {
      return mapped.techniques().get(0).technique();
    }
    Unresolved unresolved = mapped.unresolved().get(0);
    String candidates =
        unresolved.candidates().stream().map(Technique::id).collect(Collectors.joining(", "));
    throw Problem.badRequest(
        "'technique' is '%s', which no loaded release can place (%s)%s."
            .formatted(
                Parameters.brief(String.valueOf(decision.technique())),
                unresolved.reason(),
                candidates.isEmpty() ? "" : "; it could be " + candidates));
  }

  private List<Ready> retractions(String caseId, Map<FindingKey, Long> merges, Instant time) {
    if (merges.isEmpty()) {
      throw Problem.conflict(
          "Case '%s' is not merged into another.".formatted(Parameters.brief(caseId)));
    }
    var ready = new ArrayList<Ready>();
    merges.forEach(
        (key, version) -> {
          ObjectNode finding = finding(caseId, time);
          finding.put("source", key.source()).put("id", key.id());
          ready.add(said(finding.put("version", version).put("status", "retracted")));
        });
    return ready;
  }

  private static ObjectNode statement(String caseId, Instant time, CasePatch patch) {
    ObjectNode finding = finding(caseId, time).put("id", UUID.randomUUID().toString());
    return finding.put("source", SOURCE).put("by", patch.by()).put("reason", patch.reason());
  }

  private static ObjectNode finding(String caseId, Instant time) {
    return JsonNodeFactory.instance.objectNode().put("caseId", caseId).put("time", time.toString());
  }

  private Ready said(ObjectNode finding) {
    return ready(read(finding, library.attack()), finding);
  }

  private Mapped read(ObjectNode finding, Attack attack) {
    byte[] bytes = finding.toString().getBytes(StandardCharsets.UTF_8);
    // an object of Kasane's own format is one event
    Mapping mapping =
        mapper.map(new Inbound(bytes, null, null, null, clock.instant(), true), attack).get(0);
    if (mapping instanceof Rejected rejected) {
      throw Problem.badRequest(rejected.message());
    }
    return (Mapped) mapping;
  }

  private static Ready ready(Mapped mapped, ObjectNode finding) {
    return new Ready(
        mapped.finding().key(),
        mapped.finding().time(),
        finding.toString().getBytes(StandardCharsets.UTF_8));
  }
}
