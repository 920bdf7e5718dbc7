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
    TACTIC(Draft.TACTIC, Noun.TACTICS),
    MATRIX(Draft.MATRIX, Noun.MATRICES),
    MITIGATION("course-of-action", Noun.MITIGATIONS),
    MALWARE("malware", Noun.SOFTWARE),
    TOOL("tool", Noun.SOFTWARE),
    GROUP("intrusion-set", Noun.GROUPS),
    CAMPAIGN("campaign", Noun.CAMPAIGNS),
    DETECTION_STRATEGY("x-mitre-detection-strategy", Noun.DETECTION_STRATEGIES),
    ANALYTIC("x-mitre-analytic", Noun.ANALYTICS),
    DATA_COMPONENT("x-mitre-data-component", Noun.DATA_COMPONENTS),
    DATA_SOURCE("x-mitre-data-source", Noun.DATA_SOURCES),
    ASSET("x-mitre-asset", Noun.ASSETS);

    private final String stixType;
    private final Noun noun;

    Kind(String stixType, Noun noun) {
      this.stixType = stixType;
      this.noun = noun;
    }

    Noun noun() {
      return noun;
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
