package dev.kasane.web;

import dev.kasane.api.Parameters;
import dev.kasane.api.RejectedRecords;
import dev.kasane.stream.KafkaUnavailable;
import dev.kasane.stream.Position;
import dev.kasane.stream.RejectedRecord;
import dev.kasane.stream.RejectedTopic;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was rejected: to be looked into, repaired, and sent once more. */
@Path("/rejected")
public class RejectedPage {
  private static final int AT_ONCE = 20;

  /** A text that a browser can edit without trouble. */
  private static final int EDITABLE = 1024 * 1024;

  private final RejectedTopic topic;

  RejectedPage(RejectedTopic topic) {
    this.topic = topic;
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance rejected(RejectedTopic.Page page, @Nullable String fault);

    static native TemplateInstance rejected$list(RejectedTopic.Page page, @Nullable String fault);

    static native TemplateInstance repair(RejectedRecord record, boolean editable);
  }

  /** The newest, or those before a cursor; with {@code ?part=list} only them. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance list(@Context UriInfo uri) {
    Parameters parameters = PageParameters.of(uri, "part", "cursor");
    boolean part = parameters.oneOf("part", "list") != null;
    Position before = before(parameters.text("cursor"));
    RejectedTopic.Page page;
    String fault = null;
    try {
      page = topic.page(AT_ONCE, before);
    } catch (KafkaUnavailable e) {
      page = new RejectedTopic.Page(List.of(), null);
      fault = e.getMessage();
    }
    return part ? Templates.rejected$list(page, fault) : Templates.rejected(page, fault);
  }

  private static @Nullable Position before(@Nullable String cursor) {
    return cursor == null
        ? null
        : Position.read(cursor)
            .orElseThrow(() -> Parameters.wrong("cursor", cursor, "what this page linked to"));
  }

  /** One of them. */
  @GET
  @Path("/{partition: \\d{1,6}}/{offset: \\d{1,18}}")
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance one(
      @PathParam("partition") int partition,
      @PathParam("offset") long offset,
      @Context UriInfo uri) {
    PageParameters.of(uri);
    RejectedRecord record = RejectedRecords.find(topic, partition, offset);
    return Templates.repair(record, record.isText() && record.value().length <= EDITABLE);
  }
}
