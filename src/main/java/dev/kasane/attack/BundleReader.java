package dev.kasane.attack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.kasane.attack.BundleReading.Read;
import dev.kasane.attack.BundleReading.Unreadable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** Reads STIX 2.0 and 2.1 bundles, plain or gzip-compressed, in one pass. */
final class BundleReader {
  /** Ten times the largest release there is; what is larger is no ATT&amp;CK bundle. */
  private static final long MOST_BYTES = 400L * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // hostile names would stay in the JVM's table
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(50)
                  .maxStringLength(5_000_000)
                  .maxNameLength(1000)
                  .build())
          .build();

  private BundleReader() {}

  /**
   * Reads a bundle and closes the stream.
   *
   * @param source the file or address, for reports; its name gives the version where the bundle
   *     does not
   * @param formerNames names that objects had in releases before, by id
   */
  static BundleReading read(
      String source, InputStream stream, Map<String, List<String>> formerNames) {
    long start = System.nanoTime();
    try (stream) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<Draft> drafts = drafts(new DigestInputStream(stream, digest));
      var builder = new CatalogueBuilder(drafts, formerNames);
      String domain = Domains.of(drafts);
      if (domain == null) {
        return new Unreadable(source, "It holds no ATT&CK techniques with tactics and no matrix.");
      }
      String fingerprint = HexFormat.of().formatHex(digest.digest());
      return new Read(
          builder.build(domain, BundleVersion.of(drafts, source), source, fingerprint, start));
    } catch (StreamConstraintsException e) {
      return new Unreadable(source, "It is deeper or longer than any bundle" + at(e) + ".");
    } catch (JsonProcessingException e) {
      return new Unreadable(source, "It is not JSON, or not all of it" + at(e) + ".");
    } catch (IOException e) {
      return new Unreadable(source, "It cannot be read: " + e.getMessage() + ".");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String at(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : ": it breaks at line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private static List<Draft> drafts(InputStream raw) throws IOException {
    try (JsonParser parser = JSON.createParser(new ReadAhead(bounded(unpacked(raw))))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it is no STIX bundle, which is a JSON object");
      }
      var drafts = new ArrayList<Draft>(25_000);
      boolean bundle = false;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken value = parser.nextToken();
        if (field.equals("type")) {
          bundle = "bundle".equals(parser.getValueAsString());
        } else if (field.equals("objects") && value == JsonToken.START_ARRAY) {
          objects(parser, drafts);
        } else {
          parser.skipChildren();
        }
      }
      if (!bundle) {
        throw new IOException("it is JSON, but no STIX bundle: its 'type' must be 'bundle'");
      }
      // to the end, where gzip's checksum is
      if (parser.nextToken() != null) {
        throw new IOException("something follows the bundle");
      }
      return drafts;
    }
  }

  private static void objects(JsonParser parser, List<Draft> drafts) throws IOException {
    var reader = new ObjectReader(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        return;
      }
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        continue;
      }
      Draft draft = reader.read();
      if (!draft.type.isEmpty()) {
        drafts.add(draft);
      }
    }
  }

  private static InputStream unpacked(InputStream raw) throws IOException {
    var buffered = new BufferedInputStream(raw, BUFFER);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  /** Stops behind {@link #MOST_BYTES}, whatever a compressed file unpacks to. */
  private static InputStream bounded(InputStream unpacked) throws IOException {
    return BoundedInputStream.builder()
        .setInputStream(unpacked)
        // at its bound it tells also of a stream that ends there
        .setMaxCount(MOST_BYTES + 1)
        .setOnMaxCount(
            (most, read) -> {
              throw new IOException("it unpacks to more than " + MOST_BYTES + " bytes");
            })
        .get();
  }
}
