package dev.kasane.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of {@code PATCH /cases/{id}}: what a handler says of the case. */
@Schema(
    description = "What a handler says of a case; at least one of decisions, facts, mergedInto.")
record CasePatch(
    @Schema(description = "Who says it; needed for decisions.", examples = "h.tanaka")
        @Nullable String by,
    @Schema(description = "Why; for decisions that state no reason of their own.")
        @Nullable String reason,
    @Nullable List<DecisionPatch> decisions,
    @Schema(
            description =
                "Facts by name: title, phase (hearing, containment, investigation, recovery,"
                    + " closed), sector, region, victimSize, entryRoute, rootCause,"
                    + " informationLeak (no-evidence, suspected, confirmed, excluded), scope. Each"
                    + " is its value, or an object with value, status (unknown, suspected,"
                    + " confirmed), note and evidence; null makes it unknown. allClear is an array"
                    + " of {condition, state: open, met or dropped}, openQuestions one of"
                    + " {question, state: open, answered or dropped}, both with note and evidence."
                    + " Evidence is an array of texts or {source, finding, text}.")
        @Nullable Map<String, Object> facts,
    @Schema(
            implementation = String.class,
            nullable = true,
            description =
                "The case that this one is part of. Null takes every merge of this case back.")
        @Nullable JsonNode mergedInto) {

  static final String EXAMPLE =
      """
      {"by": "h.tanaka",
       "decisions": [
         {"technique": "T1133", "decision": "rule-out", "reason": "The VPN log shows no foreign address"},
         {"technique": "T1078", "tactic": "initial-access", "decision": "add",
          "reason": "The account was used from abroad", "seenAt": "2026-05-01T02:03:04Z"}],
       "facts": {
         "phase": "containment",
         "sector": "health care",
         "entryRoute": {"status": "suspected", "value": "Stolen account",
                        "evidence": [{"source": "edr-tokyo", "finding": "f-1"}, "Interview of 2 May"]},
         "informationLeak": {"value": "no-evidence", "note": "Proxy logs of one month are missing"},
         "allClear": [{"condition": "All passwords are changed", "state": "met"}]}}
      """;

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(CasePatch.class);

  static {
    JSON.getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build());
  }

  /** A decision on one technique. */
  record DecisionPatch(
      @Schema(required = true, description = "Its id, in any spelling that is understood elsewhere")
          @Nullable String technique,
      @Nullable String tactic,
      @Schema(
              required = true,
              enumeration = {"confirm", "rule-out", "reopen", "add"})
          @Nullable String decision,
      @Nullable String reason,
      @Schema(description = "When it was used, where no finding says so; for confirm and add")
          @Nullable String seenAt) {}

  /** Reads a body strictly: what is not understood must not be left undone in silence. */
  static CasePatch read(byte[] body) {
    CasePatch patch;
    try {
      patch = JSON.readValue(body);
    } catch (UnrecognizedPropertyException e) {
      String known =
          Objects.requireNonNullElse(e.getKnownPropertyIds(), List.<Object>of()).stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
      throw Problem.badRequest(
          "'%s' is not known here; known are: %s."
              .formatted(Parameters.brief(e.getPropertyName()), known));
    } catch (JsonMappingException e) {
      throw Problem.badRequest("The body is not what it must be at '%s'.".formatted(path(e)));
    } catch (JsonProcessingException e) {
      throw Problem.badRequest(
          "The body is not JSON: it breaks at line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new IllegalStateException("An array of bytes could not be read", e);
    }
    if (patch == null
        || (patch.decisions == null && patch.facts == null && patch.mergedInto == null)) {
      throw Problem.badRequest("The body needs 'decisions', 'facts' or 'mergedInto'.");
    }
    return patch;
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName())
        .collect(Collectors.joining("/"));
  }

  List<DecisionPatch> decided() {
    return decisions == null ? List.of() : decisions;
  }
}
