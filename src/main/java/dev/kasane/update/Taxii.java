package dev.kasane.update;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.update.Fetcher.Answer;
import dev.kasane.update.Fetcher.Question;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Reads collections of a TAXII 2.1 server. */
final class Taxii {

  /** Characters of a token or a time. */
  private static final int LONGEST = 1_000;

  /** Of a whole collection; MITRE's own server wants a minute between two pages. */
  private static final Duration LONGEST_READING = Duration.ofHours(6);

  private static final String ADDED_LAST = "X-TAXII-Date-Added-Last";

  private final Fetcher fetcher;
  private final ObjectMapper json;
  private final long most;
  private final int mostPages;

  /**
   * Reads collections.
   *
   * @param most bytes of a whole collection
   * @param mostPages pages of a whole collection
   */
  Taxii(Fetcher fetcher, ObjectMapper json, long most, int mostPages) {
    this.fetcher = fetcher;
    this.json = json;
    this.most = most;
    this.mostPages = mostPages;
  }

  /**
   * What a page says beside its objects.
   *
   * @param added when its last object was added
   * @param bytes of it
   */
  private record Page(
      boolean more, @Nullable String next, int objects, @Nullable String added, long bytes) {}

  /** Whether anything was added behind that moment. */
  boolean changed(URI collection, String addedAfter, Path file)
      throws Failed, InterruptedException {
    String query = "?limit=1&added_after=" + encoded(addedAfter);
    return page(collection, query, file, most, null).objects > 0;
  }

  /**
   * Writes all objects of a collection into a file, as a bundle, gzip-compressed.
   *
   * @param file to work with
   * @return when the newest of them was added; null where the server does not say
   */
  @Nullable String collect(URI collection, Path into, Path file)
      throws Failed, InterruptedException {
    try (var out = new GZIPOutputStream(Files.newOutputStream(into));
        JsonGenerator bundle = json.createGenerator(out)) {
      bundle.writeStartObject();
      bundle.writeStringField("type", "bundle");
      bundle.writeArrayFieldStart("objects");
      String added = pages(collection, bundle, file);
      bundle.writeEndArray();
      bundle.writeEndObject();
      return added;
    } catch (IOException e) {
      throw new Failed("The collection cannot be written: %s.".formatted(e.getMessage()));
    }
  }

  private @Nullable String pages(URI collection, JsonGenerator bundle, Path file)
      throws Failed, InterruptedException {
    var queries = new HashSet<String>();
    String query = "";
    String added = null;
    long left = most;
    Instant end = fetcher.now().plus(LONGEST_READING);
    while (queries.add(query)) {
      if (fetcher.now().isAfter(end)) {
        throw new Failed("The collection took more than %s to read.".formatted(LONGEST_READING));
      }
      if (queries.size() > mostPages) {
        throw new Failed("The collection has more than %,d pages.".formatted(mostPages));
      }
      Page page = page(collection, query, file, left, bundle);
      added = page.added == null ? added : page.added;
      left -= page.bytes;
      if (!page.more) {
        return added;
      }
      if (page.objects == 0) {
        throw new Failed("The server says that there is more, and sends nothing.");
      }
      query = following(page);
    }
    throw new Failed("The server repeats its pages.");
  }

  /** By the page's token; by the time of its last object where it has none (TAXII 2.1, 3.5). */
  private static String following(Page page) throws Failed {
    if (page.next != null) {
      return "?next=" + encoded(page.next);
    }
    if (page.added != null) {
      return "?added_after=" + encoded(page.added);
    }
    throw new Failed("The server says that there is more, and not how to ask for it.");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Page page(
      URI collection, String query, Path file, long left, @Nullable JsonGenerator bundle)
      throws Failed, InterruptedException {
    String path = collection.toString().replaceFirst("/+$", "") + "/objects/";
    var question = new Question(URI.create(path + query), Media.TAXII, Validators.NONE, left);
    Answer answer = fetcher.ask(question, file).orElseThrow();
    String added =
        answer.headers().firstValue(ADDED_LAST).filter(a -> a.length() <= LONGEST).orElse(null);
    try (var in = new GZIPInputStream(Files.newInputStream(file));
        JsonParser parser = json.createParser(in)) {
      return read(parser, bundle, added, answer.bytes());
    } catch (IOException e) {
      throw new Failed("A page cannot be read: " + firstLine(e) + ".");
    }
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static Page read(
      JsonParser parser, @Nullable JsonGenerator bundle, @Nullable String added, long bytes)
      throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("it is no JSON object");
    }
    boolean more = false;
    String next = null;
    int objects = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "more" -> more = value == JsonToken.VALUE_TRUE;
        case "next" -> next = value == JsonToken.VALUE_STRING ? parser.getText() : null;
        case "objects" -> objects += objects(parser, bundle);
        default -> parser.skipChildren();
      }
    }
    boolean usable = next != null && !next.isEmpty() && next.length() <= LONGEST;
    return new Page(more, usable ? next : null, objects, added, bytes);
  }

  private static int objects(JsonParser parser, @Nullable JsonGenerator bundle) throws IOException {
    int objects = 0;
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return 0;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        throw new IOException("it is not complete");
      }
      objects++;
      if (bundle == null) {
        parser.skipChildren();
      } else {
        bundle.copyCurrentStructure(parser);
      }
    }
    return objects;
  }
}
