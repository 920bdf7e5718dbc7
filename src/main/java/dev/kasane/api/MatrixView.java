package dev.kasane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Relation;
import dev.kasane.attack.Tactic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A matrix: tactics in its order, each with its techniques.
 *
 * @param tactics in the order of {@code tactic_refs}
 */
@Schema(
    name = "Matrix",
    examples =
        """
        {"id":"enterprise-attack","stixId":"x-mitre-matrix--eafc1b4c-5e56-4965-bd4e-66a6a89c88cc",
        "name":"Enterprise ATT&CK","domain":"enterprise-attack","version":"18.1","status":"active",
        "tactics":[{"id":"TA0043","shortname":"reconnaissance","name":"Reconnaissance",
        "techniques":[{"id":"T1595","name":"Active Scanning"}]}]}""")
record MatrixView(
    String id,
    String stixId,
    String name,
    String domain,
    String version,
    String status,
    @JsonUnwrapped DetailsView details,
    List<Column> tactics,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ResolvedFrom resolvedFrom) {

  /** A tactic and the techniques and sub-techniques in use there, by id. */
  @Schema(
      name = "MatrixColumn",
      examples =
          """
          {"id":"TA0043","shortname":"reconnaissance","name":"Reconnaissance",
          "techniques":[{"id":"T1595","name":"Active Scanning"}]}""")
  record Column(String id, String shortname, String name, List<TechniqueView.Brief> techniques) {}

  static MatrixView of(
      AttackObject matrix, Catalogue release, Attack attack, @Nullable ResolvedFrom from) {
    var columns = new ArrayList<Column>();
    for (Relation relation : release.outgoing(matrix.stixId())) {
      AttackObject object = release.object(relation.target());
      Tactic tactic = object == null ? null : TacticView.place(object, release);
      if (tactic != null) {
        columns.add(
            new Column(
                tactic.id(),
                tactic.shortname(),
                tactic.name(),
                release.techniquesUnder(tactic).stream().map(TechniqueView.Brief::of).toList()));
      }
    }
    return new MatrixView(
        matrix.id(),
        matrix.stixId(),
        matrix.name(),
        release.domain(),
        release.version(),
        matrix.status().name().toLowerCase(Locale.ROOT),
        DetailsView.of(matrix, release, attack),
        columns,
        from);
  }
}
