package dev.kasane.finding.profile;

import dev.kasane.attack.TechniqueId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tags of rules and events: one word each, most of which have nothing to do with ATT&amp;CK. */
public final class Tags {
  private static final int LONGEST = 300;

  private static final Set<String> WORDS =
      Set.of("ate", "att", "attack", "attck", "ttp", "ttps", "tid");

  private static final List<String> OF_TACTICS =
      List.of("attack.", "attack-", "mitre_", "mitre.", "@ata.");

  private Tags() {}

  private static final Remembered<@Nullable Part> REMEMBERED = new Remembered<>(Tags::part);

  /** Whether a tag claims a technique wherever it stands: {@code _mitreAttackTechnique:T1059}. */
  public static boolean claim(String tag) {
    Part part = read(tag);
    return part != null && part.id() != null && speaksOfAttack(tag);
  }

  /** What a tag says of a technique or a tactic; null where it speaks of neither. */
  static @Nullable Part read(String tag) {
    return REMEMBERED.of(tag);
  }

  private static @Nullable Part part(String original) {
    if (original.length() > LONGEST) {
      return null;
    }
    String tag = Span.plain(original).strip();
    TechniqueId read = TechniqueId.read(tag);
    return switch (read.kind()) {
      case TECHNIQUE -> isTechnique(tag, read) ? Part.ofId(tag, read.version()) : null;
      case SEVERAL -> null;
      case STIX, CAPEC -> read.whole() ? Part.ofId(tag, null) : null;
      case ATLAS -> tag.indexOf(' ') < 0 ? Part.ofId(tag, null) : null;
      case TACTIC -> tag.indexOf(' ') < 0 ? Part.ofTactic(String.valueOf(read.tactic())) : null;
      case NONE -> read.isClaim(tag) ? Part.ofId(tag, null) : tactic(tag);
    };
  }

  /** Whether a tag with an id in it is one of ATT&amp;CK also where nothing around it says so. */
  static boolean speaksOfAttack(String original) {
    String tag = Span.plain(original).strip();
    Span span = Span.next(tag, 0);
    if (span == null || TechniqueId.looksLikeClaim(tag)) {
      return span != null || TechniqueId.looksLikeClaim(tag);
    }
    for (String word :
        tag.substring(0, span.from()).toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      if (WORDS.contains(word) || word.contains("mitre") || word.contains("technique")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTechnique(String tag, TechniqueId read) {
    if (read.isClaim(tag)) {
      return true;
    }
    Span span = Span.next(tag, 0);
    if (span == null || tag.indexOf(' ') >= 0 || tag.indexOf('\\') >= 0) {
      return false;
    }
    // behind the id may stand a label, but no extension of a file
    int dot = tag.indexOf('.', span.to());
    return dot < 0 && tag.indexOf('/', span.to()) < 0;
  }

  /** {@code attack.execution}, {@code mitre_execution}, {@code @ATA.Execution}. */
  private static @Nullable Part tactic(String tag) {
    for (String prefix : OF_TACTICS) {
      if (tag.regionMatches(true, 0, prefix, 0, prefix.length())) {
        String word = tag.substring(prefix.length());
        // groups, software, data sources and the like are tagged by letter and number
        boolean number = Characters.holdDigit(word);
        return word.isBlank() || number ? null : Part.ofTactic(word);
      }
    }
    return null;
  }
}
