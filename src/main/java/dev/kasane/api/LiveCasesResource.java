package dev.kasane.api;

import dev.kasane.stream.CaseFeed;
import dev.kasane.stream.Listening;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Case records as they are published, for whoever wants to see them without asking again. */
@Path("/api/v1/stream/cases")
class LiveCasesResource {
  private final CaseFeed feed;

  LiveCasesResource(CaseFeed feed) {
    this.feed = feed;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Case records as they are published",
      description =
          "Server-sent events whose data is the record of the topic of cases; ?case= hears of one"
              + " case only. Of a case that changes faster than you read you get the newest record."
              + " What was published before, or while you were away, is not sent again: read"
              + " /cases.")
  public void listen(@Context SseEventSink sink, @Context Sse sse, @Context UriInfo uri) {
    var parameters = new Parameters(uri, "case");
    var teller = new Teller(sink, sse);
    try {
      teller.listen(feed, parameters.text("case"));
    } catch (CaseFeed.Unavailable e) {
      throw new WebApplicationException(Problem.response(503, String.valueOf(e.getMessage())));
    }
  }

  /** Tells one listener, one record after the other: the next only when the last one is out. */
  private static final class Teller {
    private final SseEventSink sink;
    private final Sse sse;
    private final AtomicReference<@Nullable Listening> listening = new AtomicReference<>();
    private boolean busy = true;

    Teller(SseEventSink sink, Sse sse) {
      this.sink = sink;
      this.sse = sse;
    }

    void listen(CaseFeed feed, @Nullable String caseId) throws CaseFeed.Unavailable {
      Listening from = feed.listen(caseId, this::wake);
      listening.set(from);
      tell(from, comment("listening"));
    }

    private void wake() {
      Listening from = listening.get();
      if (from == null) {
        return;
      }
      if (sink.isClosed() || from.over()) {
        end(from);
        return;
      }
      synchronized (this) {
        if (busy) {
          return;
        }
        busy = true;
      }
      Listening.Published next = from.next();
      tell(from, next == null ? comment("still here") : event(next));
    }

    private OutboundSseEvent comment(String text) {
      return sse.newEventBuilder().comment(text).build();
    }

    private OutboundSseEvent event(Listening.Published published) {
      return sse.newEventBuilder().id(published.id()).data(published.json()).build();
    }

    /** Sends, and what has come meanwhile too; goes on elsewhere where the line is slow. */
    @SuppressWarnings("FutureReturnValueIgnored") // goOn hears of every failure
    private void tell(Listening from, @Nullable OutboundSseEvent first) {
      for (OutboundSseEvent event = first; event != null; event = following(from)) {
        var sent = sink.send(event).toCompletableFuture();
        if (!sent.isDone()) {
          sent.whenComplete((done, failure) -> goOn(from, failure));
          return;
        }
        if (sent.isCompletedExceptionally()) {
          end(from);
          return;
        }
      }
    }

    private void goOn(Listening from, @Nullable Throwable failure) {
      if (failure == null) {
        tell(from, following(from));
      } else {
        end(from);
      }
    }

    private synchronized @Nullable OutboundSseEvent following(Listening from) {
      Listening.Published next = from.next();
      busy = next != null;
      return next == null ? null : event(next);
    }

    private void end(Listening from) {
      from.close();
      if (!sink.isClosed()) {
        sink.close();
      }
    }
  }
}
