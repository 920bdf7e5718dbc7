package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.attack.CleanText;
import dev.kasane.attack.Details;
import dev.kasane.attack.Reference;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What any object of a release says of itself; part of the object.
 *
 * @param formerNames names that it had in releases before
 * @param description markdown with citation marks
 * @param descriptionText the same without marks
 * @param objectVersion of the object, not of the release
 * @param revokedBy ids from its own to the one in its place; empty where it was not revoked
 * @param references what the description cites, and who else uses its names
 * @param properties everything else, by STIX names
 */
@Schema(
    name = "Details",
    examples =
        """
        {"formerNames":[],"description":"Uses [Net](https://attack.mitre.org/software/S0039).",
        "descriptionText":"Uses Net.","url":"https://attack.mitre.org/groups/G0007",
        "created":"2017-05-31T21:31:48.664Z","modified":"2025-04-16T20:37:40.000Z",
        "objectVersion":"5.1","contributors":["A. Nalyst"],"revokedBy":[],
        "references":[{"source":"Report","description":"A. Nalyst. (2020). Report.",
        "url":"https://example.org/report","id":null}],
        "properties":{"x_mitre_domains":["enterprise-attack"]}}""")
public record DetailsView(
    List<String> formerNames,
    @Nullable String description,
    @Nullable String descriptionText,
    @Nullable String url,
    @Nullable String created,
    @Nullable String modified,
    @Nullable String objectVersion,
    List<String> contributors,
    List<String> revokedBy,
    List<Reference> references,
    Map<String, Object> properties) {

  static DetailsView of(CatalogueEntry entry, Catalogue release, Attack attack) {
    Details details = entry.details();
    List<String> path = release.successors(entry).stream().map(CatalogueEntry::id).toList();
    return new DetailsView(
        attack.formerNames(release, entry),
        details.description(),
        CleanText.of(details.description()),
        details.url(),
        details.created(),
        details.modified(),
        details.version(),
        details.texts("x_mitre_contributors"),
        path.size() > 1 ? path : List.of(),
        details.references(),
        details.properties());
  }
}
