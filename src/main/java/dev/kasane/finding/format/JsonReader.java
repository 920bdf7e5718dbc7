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
import dev.kasane.finding.FindingConfig;
import dev.kasane.finding.Reading.Refused;
import dev.kasane.finding.Reason;
import java.io.IOException;

/** JSON within limits, and in words what is wrong with it. */
final class JsonReader {
  private final FindingConfig config;
  private final ObjectReader json;

  JsonReader(FindingConfig config) {
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

  JsonNode read(byte[] bytes) throws IOException {
    return json.readTree(bytes);
  }

  Refused refused(IOException e, byte[] bytes) {
    if (e instanceof StreamConstraintsException) {
      String message = String.valueOf(e.getMessage());
      return message.contains("nesting depth")
          ? new Refused(
              Reason.TOO_DEEP,
              "The JSON nests deeper than %d levels (kasane.finding.max-depth)."
                  .formatted(config.maxDepth()),
              bytes)
          : new Refused(
              Reason.TOO_LONG, "A name or number in the JSON is too long to be read.", bytes);
    }
    if (e instanceof MismatchedInputException && String.valueOf(e.getMessage()).contains("Dup")) {
      return new Refused(
          Reason.DUPLICATE_KEY, "The JSON holds a property twice in one object.", bytes);
    }
    return new Refused(Reason.NOT_JSON, "This is not JSON" + at(e) + ".", bytes);
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
