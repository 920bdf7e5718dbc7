package dev.kasane.api;

import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.attack.CleanText;
import dev.kasane.attack.Noun;
import dev.kasane.attack.Reference;
import dev.kasane.attack.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Another object that is related to this one, and how.
 *
 * @param relation the STIX relationship, such as {@code uses}, or the property that holds the
 *     reference
 * @param direction outgoing: this one does it to the other; incoming: the other does it to this
 * @param description how, markdown with citation marks
 * @param descriptionText the same without marks
 * @param references what the description cites
 */
@Schema(
    name = "Related",
    examples =
        """
        {"id":"S0002","stixId":"tool--afc079f3-c0ea-4096-b75d-3f05338b7f60","name":"Mimikatz",
        "kind":"tool","status":"active","relation":"uses","direction":"incoming",
        "description":"[Mimikatz](https://attack.mitre.org/software/S0002) does it.(Citation: Report)",
        "descriptionText":"Mimikatz does it.","references":[{"source":"Report",
        "description":"A. Nalyst. (2020). Report.","url":"https://example.org/report","id":null}]}""")
public record RelatedView(
    String id,
    String stixId,
    String name,
    String kind,
    String status,
    String relation,
    String direction,
    @Nullable String description,
    @Nullable String descriptionText,
    List<Reference> references) {

  static final String INCOMING = "incoming";
  static final String OUTGOING = "outgoing";

  static RelatedView of(CatalogueEntry other, String relation, String direction) {
    return of(other, new Relation(relation, "", "", null, List.of()), direction);
  }

  static RelatedView of(CatalogueEntry other, Relation relation, String direction) {
    return new RelatedView(
        other.id(),
        other.stixId(),
        other.name(),
        other.kindWord(),
        other.status().name().toLowerCase(Locale.ROOT),
        relation.type(),
        direction,
        relation.description(),
        CleanText.of(relation.description()),
        relation.references());
  }

  /** Everything that is related to an object, by noun and then by id. */
  static Map<Noun, List<RelatedView>> all(Catalogue release, CatalogueEntry entry) {
    var all = new EnumMap<Noun, List<RelatedView>>(Noun.class);
    for (Noun noun : Noun.values()) {
      all.put(noun, new ArrayList<>());
    }
    for (Relation relation : release.incoming(entry.stixId())) {
      add(all, release.entry(relation.source()), relation, INCOMING);
    }
    for (Relation relation : release.outgoing(entry.stixId())) {
      add(all, release.entry(relation.target()), relation, OUTGOING);
    }
    // tactics stand in the order of their matrix
    all.forEach(
        (noun, related) -> {
          if (noun != Noun.TACTICS) {
            related.sort(
                Comparator.comparing(RelatedView::id).thenComparing(RelatedView::relation));
          }
        });
    return all;
  }

  private static void add(
      Map<Noun, List<RelatedView>> all,
      @Nullable CatalogueEntry other,
      Relation relation,
      String direction) {
    List<RelatedView> related = other == null ? null : all.get(Noun.of(other));
    if (other != null && related != null) {
      related.add(of(other, relation, direction));
    }
  }

  boolean isActive() {
    return status.equals("active");
  }
}
