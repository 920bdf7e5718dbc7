package dev.kasane.attack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that is loaded at one moment. Immutable; a newer one replaces it as a whole. */
public final class Attack {
  /** Changes when the rules of resolution do, so that cases are told again under the new ones. */
  private static final String RULES = "2";

  /** Where a name is looked for first (contract, section 2). */
  private static final List<String> DOMAIN_ORDER =
      List.of("enterprise-attack", "mobile-attack", "ics-attack");

  private static final int REMEMBERED = 50_000;

  /** Characters of a claim; what is longer is not worth its memory. */
  private static final int LONGEST_REMEMBERED = 300;

  private final Map<String, Catalogue> current;
  private final List<Catalogue> older;
  private final String fingerprint;
  private final Resolver resolver = new Resolver(this);

  // findings repeat the same few thousand claims; a result depends on nothing but its key
  private final Cache<Question, Resolution> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  private record Question(Claim claim, @Nullable String domain) {}

  /**
   * Of one current release for each domain, and older ones.
   *
   * @param current at most one of a domain
   * @param older any number, in any order
   */
  Attack(List<Catalogue> current, List<Catalogue> older) {
    var sorted =
        new TreeMap<String, Catalogue>(
            Comparator.comparing((String domain) -> rank(domain))
                .thenComparing(Comparator.naturalOrder()));
    current.forEach(catalogue -> sorted.put(catalogue.domain(), catalogue));
    // asked for each technique of each case that is told
    this.current = new LinkedHashMap<>(sorted);
    this.older = new ArrayList<>(older);
    this.older.sort((a, b) -> BundleVersion.compare(b.version(), a.version()));
    this.fingerprint = fingerprint(releases());
  }

  private static int rank(String domain) {
    int rank = DOMAIN_ORDER.indexOf(domain);
    return rank < 0 ? DOMAIN_ORDER.size() : rank;
  }

  private static String fingerprint(List<Catalogue> releases) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(RULES.getBytes(StandardCharsets.UTF_8));
      for (Catalogue catalogue : releases) {
        String text = catalogue.domain() + catalogue.version() + catalogue.fingerprint() + "\n";
        digest.update(catalogue.index().formerNames().getBytes(StandardCharsets.UTF_8));
        digest.update(text.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a claim means, by the rules of the contract, section 2. Never throws. */
  public Resolution resolve(Claim claim, @Nullable String domain) {
    if (length(claim.id()) + length(claim.name()) + length(claim.tactic()) + length(domain)
        > LONGEST_REMEMBERED) {
      return resolver.resolve(claim, domain);
    }
    return Objects.requireNonNull(
        remembered.get(new Question(claim, domain), q -> resolver.resolve(q.claim, q.domain)));
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : Math.min(text.length(), LONGEST_REMEMBERED + 1);
  }

  /** The current release of a domain. */
  public Optional<Catalogue> current(String domain) {
    return Optional.ofNullable(current.get(domain));
  }

  /** The current releases, Enterprise first. */
  public List<Catalogue> current() {
    return List.copyOf(current.values());
  }

  /** Releases beside the current ones, newest first. */
  public List<Catalogue> older() {
    return List.copyOf(older);
  }

  /** All releases, the current ones first. */
  public List<Catalogue> releases() {
    var all = new ArrayList<>(current.values());
    all.addAll(older);
    return all;
  }

  /** A loaded release; the current one where no version is named. */
  public Optional<Catalogue> release(String domain, @Nullable String version) {
    return releases().stream()
        .filter(c -> c.domain().equals(domain))
        .filter(c -> version == null || c.version().equals(version))
        .findFirst();
  }

  /**
   * Names that the entry of a release had before: those that the built-in facts know of techniques,
   * and those of the older loaded releases.
   */
  public List<String> formerNames(Catalogue release, CatalogueEntry entry) {
    var names = new LinkedHashSet<String>();
    if (entry instanceof Technique technique) {
      names.addAll(release.formerNames(technique.id()));
    }
    for (Catalogue other : releases()) {
      CatalogueEntry then = other.entry(entry.stixId());
      if (then != null
          && other.domain().equals(release.domain())
          && BundleVersion.compare(other.version(), release.version()) < 0) {
        names.add(then.name());
      }
    }
    names.remove(entry.name());
    return List.copyOf(names);
  }

  /** Identifies all that can influence a resolution. */
  public String fingerprint() {
    return fingerprint;
  }

  /** The name of a domain in full, of one that is stated in some way; null for what is none. */
  public static @Nullable String domain(String stated) {
    String word = stated.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    return switch (word) {
      case "enterprise-attack", "enterprise", "mitre-attack", "attack", "att&ck" ->
          "enterprise-attack";
      case "mobile-attack", "mobile", "mitre-mobile-attack" -> "mobile-attack";
      case "ics-attack", "ics", "mitre-ics-attack" -> "ics-attack";
      default -> word.isEmpty() ? null : word;
    };
  }
}
