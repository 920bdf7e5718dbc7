package dev.kasane.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that Kafka answers and that nothing is being waited for. */
@Readiness
@ApplicationScoped
class StreamHealth implements HealthCheck {
  private static final int PATIENCE_MILLIS = 3_000;

  private final Admin admin;
  private final Patience patience;

  StreamHealth(Admin admin, Patience patience) {
    this.admin = admin;
    this.patience = patience;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("findings stream");
    String waitingFor = patience.waitingFor();
    if (waitingFor != null) {
      return response.down().withData("waiting for", waitingFor).build();
    }
    try {
      var options = new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS);
      admin.describeCluster(options).nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      return response.up().build();
    } catch (ExecutionException | TimeoutException e) {
      return response.down().withData("waiting for", "Kafka").build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return response.down().build();
    }
  }
}
