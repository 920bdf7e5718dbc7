package dev.kasane.attack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An object of a release that is no technique.
 *
 * @param id such as {@code M1030}; the STIX id where ATT&amp;CK gives no other
 * @param aliases other names, without its own
 * @param logSources what an analytic reads; empty for all others
 */
public record AttackObject(
    Kind kind,
    String id,
    String stixId,
    String name,
    List<String> aliases,
    List<String> platforms,
    ObjectStatus status,
    Details details,
    List<LogSource> logSources)
    implements CatalogueEntry {

  @Override
  public String kindWord() {
    return kind.word();
  }

  // sets of objects need no look into their details
  @Override
  public int hashCode() {
    return stixId.hashCode();
  }

  /** What an object is, by its STIX type. */
  public enum Kind {
    TACTIC(Draft.TACTIC),
    MATRIX(Draft.MATRIX),
    MITIGATION("course-of-action"),
    MALWARE("malware"),
    TOOL("tool"),
    GROUP("intrusion-set"),
    CAMPAIGN("campaign"),
    DETECTION_STRATEGY("x-mitre-detection-strategy"),
    ANALYTIC("x-mitre-analytic"),
    DATA_COMPONENT("x-mitre-data-component"),
    DATA_SOURCE("x-mitre-data-source"),
    ASSET("x-mitre-asset");

    private final String stixType;

    Kind(String stixType) {
      this.stixType = stixType;
    }

    String stixType() {
      return stixType;
    }

    /** The word for people and on the wire. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> ofStixType(String type) {
      for (Kind kind : values()) {
        if (kind.stixType.equals(type)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }
}
