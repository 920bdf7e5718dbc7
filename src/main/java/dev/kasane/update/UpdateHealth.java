package dev.kasane.update;

import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Always up, for an old catalogue is no outage; but it says how old what is known is. */
@Readiness
@ApplicationScoped
class UpdateHealth implements HealthCheck {
  private final AttackLibrary library;
  private final Updater updater;

  UpdateHealth(AttackLibrary library, Updater updater) {
    this.library = library;
    this.updater = updater;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("ATT&CK releases").up();
    for (Catalogue release : library.attack().current()) {
      response.withData(release.domain(), release.version());
    }
    Updates updates = updater.updates();
    response.withData("update", updates.mode());
    if (updates.lastCheck() != null) {
      response.withData("last check", updates.lastCheck().toString());
    }
    if (updates.lastSuccess() != null) {
      response.withData("last success", updates.lastSuccess().toString());
    }
    if (updates.lastFailure() != null) {
      response.withData("last failure", updates.lastFailure().text());
    }
    if (updates.nextCheck() != null) {
      response.withData("next check", updates.nextCheck().toString());
    }
    return response.build();
  }
}
