package dev.kasane.finding.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kasane.finding.Context;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingConfig;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.Reading.Read;
import dev.kasane.finding.Reading.Refused;
import dev.kasane.finding.Reason;
import dev.kasane.finding.profile.Cleaned;
import dev.kasane.finding.profile.Event;
import dev.kasane.finding.profile.Profile;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the bytes of a record; the only place that knows how a finding is spelt. Thread-safe. */
@Singleton
public final class FindingReader {
  private final FindingConfig config;
  private final ObjectReader json;
  private final Formats formats = new Formats(BuiltInFormats.read());

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
    try {
      return new Read(finding(root, inbound));
    } catch (Fields.Fault fault) {
      return new Refused(fault.reason, fault.sentence());
    }
  }

  private Finding finding(JsonNode root, Inbound inbound) {
    var event = new Event(root, "");
    Profile profile = profile(event, inbound.formatHeader());
    return profile == null
        ? KasaneFormat.read(new Fields(root), inbound, config.maxClaims())
        : Foreign.finding(
            profile.format(),
            Formats.read(profile, event, config.maxClaims()),
            event,
            inbound,
            config.maxClaims());
  }

  /** The profile to read by; null for Kasane's own format. */
  private @Nullable Profile profile(Event event, @Nullable String header) {
    if (header == null || header.isBlank()) {
      return formats.recognise(event);
    }
    Profile named = formats.named(header);
    if (named == null && !Formats.plain(header).equals(Context.KASANE)) {
      throw new Fields.Fault(
          Reason.UNKNOWN_FORMAT,
          "The header kasane-format names '%s'; known are %s and %s."
              .formatted(
                  Cleaned.brief(header),
                  Context.KASANE,
                  String.join(", ", formats.profiles().stream().map(Profile::format).toList())));
    }
    return named;
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
