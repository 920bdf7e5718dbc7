package dev.kasane.benchmark;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What a call of the catalogue is measured beside: the same bytes, and nothing done for them. */
@Path("/benchmark/empty")
public class EmptyEndpoint {
  private static volatile byte[] bytes = {};

  static void bytes(byte[] same) {
    bytes = same;
  }

  @GET
  @NonBlocking
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] get() {
    return bytes;
  }
}
