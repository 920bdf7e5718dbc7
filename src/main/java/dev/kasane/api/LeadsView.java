package dev.kasane.api;

import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.Share;
import dev.kasane.casebook.table.Leads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /cases/{id}/leads}. */
public final class LeadsView {
  private static final String NOTE =
      "Not examined in this case, but common in cases like it. No evidence, and part of no count.";

  private LeadsView() {}

  /** The answer. */
  public record Answer(
      String caseId, String domain, String note, List<Leads.Similar> similar, List<Lead> leads) {}

  /** A technique to look for. */
  public record Lead(
      String id, @Nullable String name, Share inSimilar, Share inAll, double weight) {}

  /** Leads with the names of a release. */
  public static Answer of(String caseId, Leads leads, Catalogue catalogue) {
    return new Answer(
        caseId,
        catalogue.domain(),
        NOTE,
        leads.similar(),
        leads.leads().stream()
            .map(
                lead ->
                    new Lead(
                        lead.id(),
                        catalogue.technique(lead.id()).map(Technique::name).orElse(null),
                        lead.inSimilar(),
                        lead.inAll(),
                        lead.weight()))
            .toList());
  }
}
