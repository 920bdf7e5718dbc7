package dev.kasane.api;

import static jakarta.ws.rs.core.HttpHeaders.CONTENT_DISPOSITION;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.stream.KafkaUnavailable;
import dev.kasane.stream.Position;
import dev.kasane.stream.RejectedRecord;
import dev.kasane.stream.RejectedTopic;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What was rejected, so that it can be looked into, repaired and sent once more. */
@Path("/api/v1/rejected")
@Produces(MediaType.APPLICATION_JSON)
class RejectedResource {
  private static final int AT_ONCE = 20;
  private static final int MOST = 100;

  private final RejectedTopic topic;

  RejectedResource(RejectedTopic topic) {
    this.topic = topic;
  }

  /** Some, and how to ask for the older ones; null where there are none. */
  record Page(List<Item> items, @Nullable String next) {}

  /**
   * A rejected record; {@code partition} and {@code offset} name it on the rejected topic.
   *
   * @param from where it came in
   * @param kasaneCase its header of that name
   * @param bytes how long its value is
   * @param text the first part of the value
   * @param cut whether there is more of it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      int partition,
      long offset,
      Instant time,
      @Nullable String reason,
      @Nullable String message,
      From from,
      @Nullable String key,
      @Nullable String kasaneCase,
      @Nullable String kasaneFormat,
      long bytes,
      String text,
      boolean cut) {}

  /** Where a record came in; {@code event} is which event of it, where only some were rejected. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record From(
      @Nullable String topic,
      @Nullable Long partition,
      @Nullable Long offset,
      @Nullable Long event) {}

  @GET
  @Operation(summary = "What was rejected, newest first, and why")
  public Page list(@Context UriInfo uri) {
    var parameters = new Parameters(uri, "limit", "cursor");
    int limit = Math.min(MOST, parameters.limit(AT_ONCE));
    String cursor = parameters.text("cursor");
    try {
      RejectedTopic.Page page = topic.page(limit, place("cursor", cursor));
      return new Page(
          page.items().stream().map(RejectedResource::item).toList(),
          page.next() == null ? null : page.next().text());
    } catch (KafkaUnavailable e) {
      throw RejectedRecords.unavailable(e);
    }
  }

  /** The place that a parameter names; null where it names none. */
  static @Nullable Position place(String name, @Nullable String text) {
    return text == null
        ? null
        : Position.read(text)
            .orElseThrow(
                () ->
                    Parameters.wrong(name, text, "what an earlier answer said, such as 0:12,3:4"));
  }

  private static Item item(RejectedTopic.Brief brief) {
    RejectedRecord record = brief.record();
    return new Item(
        record.partition(),
        record.offset(),
        record.time(),
        record.reason(),
        record.message(),
        new From(record.topic(), record.topicPartition(), record.topicOffset(), record.event()),
        record.key(),
        record.caseHeader(),
        record.formatHeader(),
        brief.bytes(),
        record.text(),
        brief.cut());
  }

  @GET
  @Path("/{partition}/{offset}")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "The bytes of a rejected record, as they were")
  public Response one(
      @PathParam("partition") int partition,
      @PathParam("offset") long offset,
      @Context UriInfo uri) {
    new Parameters(uri);
    RejectedRecord record = RejectedRecords.find(topic, partition, offset);
    // never shown by a browser: what is in it is anybody's
    return Response.ok(record.value(), MediaType.APPLICATION_OCTET_STREAM)
        .header(
            CONTENT_DISPOSITION,
            "attachment; filename=\"kasane-rejected-%d-%d.json\"".formatted(partition, offset))
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
