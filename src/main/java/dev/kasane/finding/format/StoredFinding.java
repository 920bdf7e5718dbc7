package dev.kasane.finding.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingConfig;
import dev.kasane.finding.Reading;
import dev.kasane.finding.Reading.Read;
import dev.kasane.finding.Reading.Refused;
import dev.kasane.finding.Reason;
import dev.kasane.finding.format.Fields.Fault;
import dev.kasane.finding.profile.Cleaned;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is kept: one line of a backup. Unlike the event that it came from it holds all
 * that was made of it, whatever parts a finding has, so reading it gives the very same finding. It
 * travels like any other and is trusted as little.
 */
public final class StoredFinding {
  private static final String BEGIN = "{\"kasaneFinding\":";
  private static final byte[] MARK = BEGIN.getBytes(UTF_8);

  /** An original is held in Base64, beside what was read of it. */
  private static final int TIMES_LARGER = 3;

  private static final int DEPTH = 32;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addDeserializer(String.class, new CleanText()))
          // a record's parts are what it holds, not what can be asked of it
          .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();
  private static final ObjectWriter OUT = JSON.writerFor(Line.class);
  private static final ObjectReader IN = JSON.readerFor(Line.class);

  private StoredFinding() {}

  /** The line; its only property is the mark by which it is recognised. */
  private record Line(@Nullable Finding kasaneFinding) {}

  /** Text as it is kept: what PostgreSQL cannot hold never gets in. */
  private static final class CleanText extends StringDeserializer {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable String deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      String text = super.deserialize(json, context);
      return text == null ? null : Cleaned.text(text, Integer.MAX_VALUE);
    }
  }

  /** Whether the bytes of a record are one, and not an event. */
  public static boolean is(byte[] value) {
    if (value.length < MARK.length) {
      return false;
    }
    for (int i = 0; i < MARK.length; i++) {
      if (value[i] != MARK[i]) {
        return false;
      }
    }
    return true;
  }

  /** The line, without a line's end. */
  public static byte[] write(Finding finding) {
    try {
      return OUT.writeValueAsBytes(new Line(finding));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A finding could not be written", e);
    }
  }

  /** The largest line that is read, in bytes, where the largest event has {@code maxBytes}. */
  public static long largest(int maxBytes) {
    return (long) TIMES_LARGER * maxBytes;
  }

  static Reading read(byte[] value, FindingConfig config) {
    if (value.length > largest(config.maxBytes())) {
      return new Refused(
          Reason.TOO_LARGE,
          "The stored finding has %d bytes; at most %d are read (three times kasane.finding.max-bytes)."
              .formatted(value.length, largest(config.maxBytes())),
          value);
    }
    try {
      Line line = IN.readValue(value);
      return new Read(checked(line.kasaneFinding, config.maxClaims()), value);
    } catch (Fault fault) {
      return new Refused(fault.reason, fault.sentence(), value);
    } catch (JsonProcessingException e) {
      return new Refused(
          Reason.NOT_A_FINDING,
          "This is no finding as this version of Kasane stores it; it breaks at column %d."
              .formatted(e.getLocation() == null ? 1 : e.getLocation().getColumnNr()),
          value);
    } catch (IOException e) {
      return new Refused(Reason.NOT_JSON, "This is not JSON.", value);
    }
  }

  private static Finding checked(@Nullable Finding finding, int maxClaims) {
    if (finding == null) {
      throw new Fault(Reason.NOT_A_FINDING, "The stored finding is null.");
    }
    complete("finding", finding);
    identifier("source", finding.key().source(), KasaneFormat.SOURCE_BYTES);
    identifier("id", finding.key().id(), KasaneFormat.ID_BYTES);
    identifier("caseId", finding.caseId(), CaseOf.BYTES);
    Fields.bounded("time", finding.time());
    if (finding.version() < 0) {
      throw new Fault(Reason.WRONG_VALUE, "'version' must be a whole number from 0 to 2^63-1.");
    }
    if (finding.claims().size() > maxClaims) {
      throw new Fault(
          Reason.TOO_MANY,
          "The finding makes more than %d claims (kasane.finding.max-claims)."
              .formatted(maxClaims));
    }
    return finding;
  }

  private static void identifier(String name, String value, int bytes) {
    if (value.isBlank()) {
      throw new Fault(Reason.WRONG_VALUE, "'" + name + "' is blank.");
    }
    Fields.identifier(name, value, bytes);
  }

  /** Whether every part is there that must be, at any depth: a record says itself which. */
  private static void complete(String name, @Nullable Object part) {
    if (part instanceof List<?> list) {
      for (Object each : list) {
        require(name, each);
        complete(name, each);
      }
    } else if (part instanceof Record) {
      for (RecordComponent component : part.getClass().getRecordComponents()) {
        Object value = value(component).apply(part);
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          require(component.getName(), value);
        }
        complete(component.getName(), value);
      }
    }
  }

  private static Function<Object, @Nullable Object> value(RecordComponent component) {
    return owner -> {
      try {
        component.getAccessor().setAccessible(true);
        return component.getAccessor().invoke(owner);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static void require(String name, @Nullable Object value) {
    if (value == null) {
      throw new Fault(Reason.WRONG_TYPE, "The stored finding lacks '" + name + "'.");
    }
  }
}
