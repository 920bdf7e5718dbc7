package dev.kasane.finding.format;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says which files of formats cannot be used; the service works on without them. */
@Readiness
@ApplicationScoped
class FormatHealth implements HealthCheck {
  private final FormatLibrary library;

  FormatHealth(FormatLibrary library) {
    this.library = library;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("formats").up();
    library.faults().forEach(response::withData);
    return response.build();
  }
}
