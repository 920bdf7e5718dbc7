package dev.kasane.finding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kasane.finding.Reading.Read;
import dev.kasane.finding.Reading.Refused;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Reads the bytes of a record; the only place that knows how a finding is spelt. Thread-safe. */
@Singleton
public final class FindingReader {
  private final FindingConfig config;
  private final ObjectReader json;

  FindingReader(FindingConfig config) {
    this.config = config;
    var limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(config.maxDepth())
            .maxStringLength(config.maxBytes())
            .maxNameLength(1000)
            .maxNumberLength(100)
            .build();
    var factory = JsonFactory.builder().streamReadConstraints(limits);
    this.json =
        JsonMapper.builder(factory.build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);
  }

  /** Reads one record. Never throws for what the record holds. */
  public Reading read(Inbound inbound) {
    byte[] value = inbound.value();
    if (value == null || value.length == 0) {
      return new Refused(Reason.NOT_JSON, "The record is empty; a finding is a JSON object.");
    }
    if (StoredFinding.is(value)) {
      return StoredFinding.read(value, config);
    }
    if (value.length > config.maxBytes()) {
      return new Refused(
          Reason.TOO_LARGE,
          "The finding has %d bytes; at most %d are read (kasane.finding.max-bytes)."
              .formatted(value.length, config.maxBytes()));
    }
    JsonNode root;
    try {
      root = json.readTree(value);
    } catch (IOException e) {
      return refused(e);
    }
    return read(root, inbound);
  }

  private Reading read(JsonNode root, Inbound inbound) {
    if (!root.isObject()) {
      return new Refused(
          Reason.NOT_A_FINDING, "A finding is a JSON object, not " + Fields.kind(root) + ".");
    }
    String format = inbound.formatHeader();
    if (format != null && !format.equals("kasane")) {
      return new Refused(
          Reason.UNKNOWN_FORMAT,
          "The header kasane-format names '" + Text.brief(format) + "'; known is: kasane.");
    }
    try {
      return new Read(KasaneFormat.read(new Fields(root), inbound, config.maxClaims()));
    } catch (Fields.Fault fault) {
      return new Refused(fault.reason, fault.sentence());
    }
  }

  private Refused refused(IOException e) {
    if (e instanceof StreamConstraintsException) {
      String message = String.valueOf(e.getMessage());
      return message.contains("nesting depth")
          ? new Refused(
              Reason.TOO_DEEP,
              "The JSON nests deeper than %d levels (kasane.finding.max-depth)."
                  .formatted(config.maxDepth()))
          : new Refused(Reason.TOO_LONG, "A name or number in the JSON is too long to be read.");
    }
    if (e instanceof MismatchedInputException && String.valueOf(e.getMessage()).contains("Dup")) {
      return new Refused(Reason.DUPLICATE_KEY, "The JSON holds a property twice in one object.");
    }
    return new Refused(Reason.NOT_JSON, "This is not JSON" + at(e) + ".");
  }

  /** Where the parser stopped; its own message would quote the input. */
  private static String at(IOException e) {
    if (e instanceof JsonProcessingException j && j.getLocation() != null) {
      return ": it breaks at line %d, column %d"
          .formatted(j.getLocation().getLineNr(), j.getLocation().getColumnNr());
    }
    return "";
  }
}
