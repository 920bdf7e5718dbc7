package dev.kasane.web;

import dev.kasane.attack.Attack;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.CaseRecord.ClaimPart;
import dev.kasane.casebook.CaseRecord.UnresolvedPart;
import dev.kasane.search.Found;
import dev.kasane.search.Search;
import dev.kasane.web.CaseView.Candidate;
import dev.kasane.web.CaseView.Unplaced;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Claims of a case that name no technique, with what they could mean. */
@Singleton
class UnplacedClaims {
  /** A search for each; who has more has another problem than a misspelt name. */
  private static final int MOST_SEARCHES = 20;

  private static final int MOST_CANDIDATES = 4;

  private final Search search;

  UnplacedClaims(Search search) {
    this.search = search;
  }

  private record Said(ClaimPart claim, String reason) {}

  /** The claims in the order of the record, each once however many findings make it. */
  List<Unplaced> of(CaseRecord record, Attack attack) {
    var same = new LinkedHashMap<Said, List<UnresolvedPart>>();
    for (UnresolvedPart part : record.unresolved()) {
      same.computeIfAbsent(new Said(part.claimed(), part.reason()), s -> new ArrayList<>())
          .add(part);
    }
    var unplaced = new ArrayList<Unplaced>();
    for (List<UnresolvedPart> parts : same.values()) {
      UnresolvedPart part = parts.get(0);
      List<Candidate> meant = part.candidates().stream().map(id -> candidate(id, attack)).toList();
      boolean guess = meant.isEmpty() && unplaced.size() < MOST_SEARCHES;
      List<Candidate> candidates = guess ? near(part.claimed(), attack) : meant;
      unplaced.add(new Unplaced(part, parts.size(), candidates, guess));
    }
    return List.copyOf(unplaced);
  }

  private static Candidate candidate(String id, Attack attack) {
    return attack.current().stream()
        .flatMap(release -> release.technique(id).stream())
        .findFirst()
        .map(technique -> new Candidate(technique.id(), technique.name()))
        .orElse(new Candidate(id, ""));
  }

  private List<Candidate> near(ClaimPart claim, Attack attack) {
    String text = claim.name() != null ? claim.name() : claim.id();
    return text == null ? List.of() : near(text, attack);
  }

  /** Techniques in use whose names or ids are near a text. */
  List<Candidate> near(String text, Attack attack) {
    Found found =
        search.find(
            attack,
            attack.current(),
            text,
            hit -> hit.is("technique") && hit.status() == ObjectStatus.ACTIVE);
    return Stream.concat(
            found.suggestions().stream().map(s -> new Candidate(s.id(), s.name())),
            found.hits().stream().map(hit -> new Candidate(hit.id(), hit.name())))
        .distinct()
        .limit(MOST_CANDIDATES)
        .toList();
  }
}
