package dev.kasane.casebook;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Comparison;
import dev.kasane.attack.Comparison.Change;
import dev.kasane.attack.Comparison.Way;
import dev.kasane.attack.Noun;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.UpgradePreview.CaseEffects;
import dev.kasane.casebook.UpgradePreview.Effect;
import dev.kasane.casebook.UpgradePreview.Named;
import dev.kasane.casebook.UpgradePreview.Total;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingClaim.Strength;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers, case by case, what other releases would make of the claims of its findings. */
final class UpgradeEffects {
  private static final int REMEMBERED = 50_000;
  private static final Comparator<Technique> BY_ID =
      Comparator.comparing(Technique::domain).thenComparing(Technique::id);

  private static final Map<Way, String> WORDS =
      Map.of(
          Way.RENAMED, "renamed",
          Way.RENUMBERED, "renumbered",
          Way.MOVED, "moved",
          Way.TACTIC_RENAMED, "tactic-renamed",
          Way.DEPRECATED, "deprecated",
          Way.BACK, "back");

  private final Attack now;
  private final Attack then;
  private final int limit;
  private final Map<String, Set<String>> ways = new HashMap<>();
  private final Map<Effect, Long> totals = new HashMap<>();
  private final List<CaseEffects> page = new ArrayList<>();
  // findings repeat the same few thousand lists of claims
  private final Cache<Said, Set<Step>> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private long cases;
  private long changed;
  private long unresolved;
  private boolean more;

  /** What a claim means before and after; null where it means nothing. */
  record Step(@Nullable Technique from, @Nullable Technique to) {}

  private record Said(@Nullable String domain, String claims) {}

  UpgradeEffects(Attack now, Attack then, int limit) {
    this.now = now;
    this.then = then;
    this.limit = limit;
    for (Catalogue release : then.current()) {
      now.current(release.domain())
          .filter(before -> before != release)
          .ifPresent(before -> compare(before, release));
    }
  }

  private void compare(Catalogue before, Catalogue after) {
    for (Change change : Comparison.of(before, after).changes(Noun.TECHNIQUES)) {
      String word = WORDS.get(change.way());
      if (word != null) {
        ways.computeIfAbsent(change.entry().stixId(), id -> new TreeSet<>()).add(word);
      }
    }
  }

  /** The claims of a finding, as they are stored. */
  Set<Step> steps(@Nullable String domain, String claims) {
    return requireNonNull(remembered.get(new Said(domain, claims), this::resolve));
  }

  private Set<Step> resolve(Said said) {
    var steps = new HashSet<Step>();
    for (FindingClaim claim : FindingJson.claims(said.claims)) {
      boolean tactic = claim.claim().id() == null && claim.claim().name() == null;
      if (!tactic && claim.strength() != Strength.FOREIGN) {
        steps.add(
            new Step(
                now.resolve(claim.claim(), said.domain).technique(),
                then.resolve(claim.claim(), said.domain).technique()));
      }
    }
    return steps;
  }

  /**
   * A case with what its claims mean.
   *
   * @param shown whether it stands behind the place where the page begins
   */
  void add(String caseId, Set<Step> steps, boolean shown) {
    var from = new TreeMap<Technique, Set<Technique>>(BY_ID);
    var effects = new HashSet<Effect>();
    for (Step step : steps) {
      if (step.from != null) {
        Set<Technique> to = from.computeIfAbsent(step.from, t -> new TreeSet<>(BY_ID));
        if (step.to != null) {
          to.add(step.to);
        }
      } else if (step.to != null) {
        effects.add(new Effect(null, List.of(Named.of(step.to)), List.of("back")));
      } else {
        unresolved++;
      }
    }
    from.forEach((technique, to) -> effects.add(effect(technique, to)));
    if (!effects.isEmpty()) {
      count(caseId, effects, shown);
    }
  }

  private Effect effect(Technique from, Set<Technique> to) {
    return new Effect(Named.of(from), to.stream().map(Named::of).toList(), what(from, to));
  }

  private List<String> what(Technique from, Set<Technique> to) {
    if (to.isEmpty()) {
      return List.of("gone");
    }
    if (to.size() > 1) {
      return List.of("split");
    }
    if (!to.iterator().next().stixId().equals(from.stixId())) {
      return List.of("replaced");
    }
    Set<String> words = ways.get(from.stixId());
    return words == null ? Effect.SAME : List.copyOf(words);
  }

  private void count(String caseId, Collection<Effect> effects, boolean shown) {
    cases++;
    var changes = new ArrayList<Effect>();
    for (Effect effect : effects) {
      totals.merge(effect, 1L, Long::sum);
      if (!effect.isSame()) {
        changes.add(effect);
      }
    }
    if (changes.isEmpty()) {
      return;
    }
    changed++;
    if (shown && page.size() == limit) {
      more = true;
    } else if (shown) {
      changes.sort(Comparator.comparing(UpgradeEffects::place));
      page.add(new CaseEffects(caseId, effects.size() - changes.size(), List.copyOf(changes)));
    }
  }

  UpgradePreview told() {
    var techniques = new ArrayList<Total>();
    totals.entrySet().stream()
        .sorted(Comparator.comparing(entry -> place(entry.getKey())))
        .forEach(
            entry -> {
              Effect effect = entry.getKey();
              techniques.add(
                  new Total(effect.from(), effect.to(), effect.what(), entry.getValue()));
            });
    String next = more ? page.get(page.size() - 1).caseId() : null;
    return new UpgradePreview(
        cases, changed, unresolved, List.copyOf(techniques), List.copyOf(page), next);
  }

  /** By the id before, then by those after. */
  private static String place(Effect effect) {
    Named from = effect.from();
    String first = from == null ? "~" : from.domain() + "/" + from.id();
    return first + effect.to().stream().map(Named::id).toList();
  }
}
