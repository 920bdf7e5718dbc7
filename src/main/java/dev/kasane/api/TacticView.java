package dev.kasane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CleanText;
import dev.kasane.attack.Noun;
import dev.kasane.attack.Tactic;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tactic with its techniques.
 *
 * @param order its place in the matrix, from 0; null where it is no longer in use
 * @param techniques how many techniques and sub-techniques are in use there
 * @param matrices those that it stands in
 * @param items the techniques and sub-techniques
 */
@Schema(
    name = "Tactic",
    examples =
        """
        {"id":"TA0001","stixId":"x-mitre-tactic--ffd5bcee-6e16-4dd2-8eca-7b3beedf33ca",
        "shortname":"initial-access","name":"Initial Access","domain":"enterprise-attack",
        "version":"18.1","status":"active","order":2,"techniques":22,"matrices":[],
        "items":[{"id":"T1190","name":"Exploit Public-Facing Application"}]}""")
record TacticView(
    String id,
    String stixId,
    String shortname,
    String name,
    String domain,
    String version,
    String status,
    @Nullable Integer order,
    long techniques,
    @JsonUnwrapped DetailsView details,
    List<RelatedView> matrices,
    List<TechniqueView.Brief> items,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ResolvedFrom resolvedFrom) {

  /** A tactic in a list. */
  @Schema(
      name = "TacticBrief",
      examples =
          """
          {"id":"TA0001","stixId":"x-mitre-tactic--ffd5bcee-6e16-4dd2-8eca-7b3beedf33ca",
          "shortname":"initial-access","name":"Initial Access","domain":"enterprise-attack",
          "version":"18.1","techniques":22,"status":"active","order":2,"description":null,
          "descriptionText":null,"url":"https://attack.mitre.org/tactics/TA0001"}""")
  record Brief(
      String id,
      String stixId,
      String shortname,
      String name,
      String domain,
      String version,
      long techniques,
      String status,
      @Nullable Integer order,
      @Nullable String description,
      @Nullable String descriptionText,
      @Nullable String url) {

    static Brief of(AttackObject object, Catalogue release) {
      Tactic tactic = place(object, release);
      return new Brief(
          object.id(),
          object.stixId(),
          word(object, tactic),
          object.name(),
          release.domain(),
          release.version(),
          tactic == null ? 0 : release.techniquesUnder(tactic).size(),
          object.status().name().toLowerCase(Locale.ROOT),
          tactic == null ? null : tactic.order(),
          object.description(),
          CleanText.of(object.description()),
          object.url());
    }
  }

  static TacticView of(
      AttackObject object, Catalogue release, Attack attack, @Nullable ResolvedFrom from) {
    Tactic tactic = place(object, release);
    var techniques = tactic == null ? List.<TechniqueView.Brief>of() : briefs(release, tactic);
    return new TacticView(
        object.id(),
        object.stixId(),
        word(object, tactic),
        object.name(),
        release.domain(),
        release.version(),
        object.status().name().toLowerCase(Locale.ROOT),
        tactic == null ? null : tactic.order(),
        techniques.size(),
        DetailsView.of(object, release, attack),
        RelatedView.all(release, object).getOrDefault(Noun.MATRICES, List.of()),
        techniques,
        from);
  }

  private static List<TechniqueView.Brief> briefs(Catalogue release, Tactic tactic) {
    return release.techniquesUnder(tactic).stream().map(TechniqueView.Brief::of).toList();
  }

  /** Its place in the matrix; null where it is no longer in use. */
  static @Nullable Tactic place(AttackObject object, Catalogue release) {
    return release.tactics().stream()
        .filter(tactic -> tactic.id().equals(object.id()))
        .findFirst()
        .orElse(null);
  }

  private static String word(AttackObject object, @Nullable Tactic tactic) {
    return tactic == null
        ? object.name().toLowerCase(Locale.ROOT).replace(' ', '-')
        : tactic.shortname();
  }
}
