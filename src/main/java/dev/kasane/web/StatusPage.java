package dev.kasane.web;

import dev.kasane.api.ReleasesView;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.CasebookSize;
import dev.kasane.finding.format.FormatLibrary;
import dev.kasane.guideline.GuidelineLibrary;
import dev.kasane.stream.KafkaUnavailable;
import dev.kasane.stream.Lag;
import dev.kasane.stream.RecordCounts;
import dev.kasane.stream.Troubles;
import dev.kasane.update.Updater;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How the service stands: what it has read, what waits, what is loaded, what failed. */
@Path("/status")
public class StatusPage {
  private final AttackLibrary library;
  private final Updater updater;
  private final FormatLibrary formats;
  private final GuidelineLibrary guidelines;
  private final RecordCounts counts;
  private final Lag lag;
  private final CasebookSize size;
  private final Troubles troubles;
  private final SmallRyeHealthReporter health;
  private final Clock clock;
  private final String version;

  StatusPage(
      AttackLibrary library,
      Updater updater,
      FormatLibrary formats,
      GuidelineLibrary guidelines,
      RecordCounts counts,
      Lag lag,
      CasebookSize size,
      Troubles troubles,
      SmallRyeHealthReporter health,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.library = library;
    this.updater = updater;
    this.formats = formats;
    this.guidelines = guidelines;
    this.counts = counts;
    this.lag = lag;
    this.size = size;
    this.troubles = troubles;
    this.health = health;
    this.clock = clock;
    this.version = version;
  }

  @CheckedTemplate
  static class Templates {
    private Templates() {}

    static native TemplateInstance status(Service service);

    static native TemplateInstance status$now(Service service);
  }

  /** The page, or with {@code ?part=now} what of it changes. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance status(@Context UriInfo uri) {
    boolean part = PageParameters.of(uri, "part").oneOf("part", "now") != null;
    return part ? Templates.status$now(service()) : Templates.status(service());
  }

  private Service service() {
    List<Service.Check> checks = checks();
    boolean kafka = troubles.newestFirst().stream().noneMatch(t -> t.lasts() && is(t, "Kafka"));
    boolean database = checks.stream().allMatch(check -> check.up() || !ofDatabase(check));
    return new Service(
        clock.instant(),
        Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
        version,
        counts.sums(),
        kafka ? partitions() : null,
        database ? size() : null,
        checks,
        ReleasesView.of(library.attack(), library.unreadable(), updater.updates()),
        faults(),
        troubles.newestFirst());
  }

  private static boolean is(Troubles.Trouble trouble, String part) {
    return trouble.part().equals(part);
  }

  private static boolean ofDatabase(Service.Check check) {
    return check.name().startsWith("Database");
  }

  private @Nullable List<Lag.Partition> partitions() {
    try {
      return lag.partitions();
    } catch (KafkaUnavailable e) {
      return null;
    }
  }

  private CasebookSize.@Nullable Size size() {
    try {
      return size.now();
    } catch (SQLException e) {
      return null;
    }
  }

  private List<Service.Check> checks() {
    var checks = new ArrayList<Service.Check>();
    for (JsonObject check :
        health.getHealth().getPayload().getJsonArray("checks").getValuesAs(JsonObject.class)) {
      Map<String, String> data = new TreeMap<>();
      JsonObject said = check.getJsonObject("data");
      if (said != null) {
        said.forEach((name, value) -> data.put(name, text(value)));
      }
      checks.add(
          new Service.Check(check.getString("name"), check.getString("status").equals("UP"), data));
    }
    return checks;
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  private List<Service.Fault> faults() {
    var faults = new ArrayList<Service.Fault>();
    library.unreadable().forEach(bad -> faults.add(new Service.Fault(bad.source(), bad.what())));
    updater.updates().sources().stream()
        .filter(asked -> asked.what() != null)
        .forEach(asked -> faults.add(new Service.Fault(asked.source(), asked.what())));
    formats.faults().forEach((file, what) -> faults.add(new Service.Fault(file, what)));
    guidelines
        .unreadable()
        .forEach((file, all) -> faults.add(new Service.Fault(file, all.get(0).toString())));
    return faults;
  }
}
