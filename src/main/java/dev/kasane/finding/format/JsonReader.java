package dev.kasane.finding.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.kasane.finding.FindingConfig;
import dev.kasane.finding.Reading.Refused;
import dev.kasane.finding.Reason;
import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonFault;
import dev.kasane.finding.json.JsonParser;
import java.io.IOException;

/** JSON within limits, and in words what is wrong with it. */
final class JsonReader {
  private final int maxDepth;

  JsonReader(FindingConfig config) {
    this.maxDepth = config.maxDepth();
  }

  Json read(byte[] bytes) throws JsonFault {
    return JsonParser.parse(bytes, maxDepth);
  }

  /** Refuses what could be neither read nor taken apart. */
  Refused refused(IOException e, byte[] bytes) {
    if (e instanceof JsonFault fault) {
      return refused(fault, bytes);
    }
    if (e instanceof StreamConstraintsException) {
      return tooDeep(bytes);
    }
    return e instanceof JsonProcessingException other && other.getLocation() != null
        ? broken(other.getLocation().getLineNr(), other.getLocation().getColumnNr(), bytes)
        : new Refused(Reason.NOT_JSON, "This is not JSON.", bytes);
  }

  private Refused refused(JsonFault fault, byte[] bytes) {
    return switch (fault.kind()) {
      case TOO_DEEP -> tooDeep(bytes);
      case TOO_LONG ->
          new Refused(
              Reason.TOO_LONG, "A name or number in the JSON is too long to be read.", bytes);
      case REPEATED ->
          new Refused(
              Reason.DUPLICATE_KEY, "The JSON holds a property twice in one object.", bytes);
      case BROKEN -> broken(fault.line(), fault.column(), bytes);
    };
  }

  private Refused tooDeep(byte[] bytes) {
    return new Refused(
        Reason.TOO_DEEP,
        "The JSON nests deeper than %d levels (kasane.finding.max-depth).".formatted(maxDepth),
        bytes);
  }

  /** Where the parser stopped; its own message would quote the input. */
  private static Refused broken(int line, int column, byte[] bytes) {
    return new Refused(
        Reason.NOT_JSON,
        "This is not JSON: it breaks at line %d, column %d.".formatted(line, column),
        bytes);
  }
}
