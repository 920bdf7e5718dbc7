package dev.kasane.api;

import dev.kasane.casebook.table.CaseTable;
import dev.kasane.stream.Troubles;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong into a problem document; the inside of an error stays inside. */
@Singleton
class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final int RETRY_SECONDS = 5;

  private final Troubles troubles;

  Problems(Troubles troubles) {
    this.troubles = troubles;
  }

  @ServerExceptionMapper
  Response web(WebApplicationException e) {
    Response response = e.getResponse();
    if (response.hasEntity() || response.getStatus() < 400) {
      return response;
    }
    String detail =
        switch (response.getStatus()) {
          case 404 -> "There is nothing at this address.";
          case 405 -> "This address does not take this method.";
          case 406 -> "None of the accepted media types is served here.";
          case 415 -> "This media type is not taken here.";
          default -> String.valueOf(e.getMessage());
        };
    return Problem.response(response.getStatus(), detail);
  }

  @ServerExceptionMapper
  Response database(SQLException e) {
    return unavailable(e);
  }

  @ServerExceptionMapper
  Response database(JDBCConnectionException e) {
    return unavailable(e);
  }

  @ServerExceptionMapper
  Response later(CaseTable.NotReady e) {
    return Response.fromResponse(
            Problem.response(503, e.getMessage() + "; ask again in a few seconds."))
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  Response anything(Exception e, ContainerRequestContext request) {
    LOG.error("A request failed", e);
    troubles.tell(
        "Kasane",
        "%s %s failed: %s; the log says where."
            .formatted(
                request.getMethod(),
                Parameters.brief(request.getUriInfo().getPath()),
                e.getClass().getSimpleName()));
    return Problem.response(500, "Kasane failed to answer; its log says why.");
  }

  private Response unavailable(Exception e) {
    LOG.warnf("A request found no database: %s", e.getMessage());
    troubles.tell("PostgreSQL", "A request found no database: " + e.getMessage());
    return Problem.response(503, "The database does not answer at the moment; try again later.");
  }
}
