package dev.kasane.api;

import dev.kasane.stream.KafkaUnavailable;
import dev.kasane.stream.Lag;
import dev.kasane.stream.Position;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How far what was sent has been applied. */
@Path("/api/v1/lag")
@Produces(MediaType.APPLICATION_JSON)
class LagResource {
  private final Lag lag;

  LagResource(Lag lag) {
    this.lag = lag;
  }

  /**
   * What waits.
   *
   * @param waiting records of the findings topic that are not yet applied
   */
  record Waiting(long waiting, List<Lag.Partition> partitions) {}

  @GET
  @Operation(
      summary = "How many records of the findings topic are not yet applied",
      description =
          "With 'before', which POST /findings and /import answer, only those that stand before"
              + " what was sent: once none waits, it can be read in the cases.")
  public Waiting lag(@Context UriInfo uri) {
    var parameters = new Parameters(uri, "before");
    Position before = RejectedResource.place("before", parameters.text("before"));
    try {
      List<Lag.Partition> partitions = lag.partitions();
      return new Waiting(Lag.waiting(partitions, before), partitions);
    } catch (KafkaUnavailable e) {
      throw RejectedRecords.unavailable(e);
    }
  }
}
