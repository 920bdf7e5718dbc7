package dev.kasane.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.CaseRecord.TechniquePart;
import dev.kasane.casebook.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cases in the data model 2.0 of the Sightings Ecosystem (Center for Threat-Informed Defense). An
 * attack is one sighting with all of its techniques, but whether people or only tools saw them is
 * said of a sighting as a whole: so a case gives one with what is confirmed and one with what is
 * suspected. Nothing that could name a victim is in it.
 */
public final class Sightings {
  private static final String VERSION = "2.0";
  private static final String ENTERPRISE = "enterprise-attack";
  private static final Pattern ID = Pattern.compile("T\\d{4}(\\.\\d{3})?");
  private static final Pattern SECTOR = Pattern.compile("\\d{2}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

  private Sightings() {}

  /**
   * A sighting, in the names of the model.
   *
   * @param id the form of a UUID of version 4, as the model wants it; it follows from the case
   * @param startTime RFC 3339
   * @param detectionType human_validated or raw
   * @param sector two digits of NAICS
   * @param country ISO 3166-1 alpha-2
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Sighting(
      String version,
      String id,
      @JsonProperty("start_time") String startTime,
      @JsonProperty("detection_type") String detectionType,
      List<String> tid,
      @Nullable String sector,
      @Nullable String country) {}

  /**
   * The sightings of a case; none where nothing was seen.
   *
   * @param sector the case's, passed on where it is two digits of NAICS
   * @param region the case's, passed on where it is the code of a country
   */
  public static List<Sighting> of(
      CaseRecord record, @Nullable String sector, @Nullable String region) {
    var sightings = new ArrayList<Sighting>(2);
    for (Status status : List.of(Status.CONFIRMED, Status.SUSPECTED)) {
      List<TechniquePart> seen =
          record.techniques().stream()
              .filter(t -> t.status().equals(status.word()) && t.domain().equals(ENTERPRISE))
              .filter(t -> ID.matcher(t.id()).matches())
              .toList();
      if (!seen.isEmpty()) {
        sightings.add(
            new Sighting(
                VERSION,
                NameUuid.version4("ctid-sighting", record.caseId(), status.word()).toString(),
                start(record, seen).toString(),
                status == Status.CONFIRMED ? "human_validated" : "raw",
                seen.stream().map(TechniquePart::id).toList(),
                fitting(sector, SECTOR),
                fitting(region, COUNTRY)));
      }
    }
    return sightings;
  }

  private static Instant start(CaseRecord record, List<TechniquePart> seen) {
    return seen.stream()
        .map(TechniquePart::firstSeen)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(Objects.requireNonNullElse(record.openedAt(), record.updatedAt()));
  }

  private static @Nullable String fitting(@Nullable String text, Pattern pattern) {
    return text != null && pattern.matcher(text).matches() ? text : null;
  }
}
