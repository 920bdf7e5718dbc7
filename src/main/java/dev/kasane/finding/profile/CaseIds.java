package dev.kasane.finding.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incidents and cases of a product: where an event names its own, and what keeps it apart from
 * that of another product. Nearly all products count theirs from 1, and two incidents 1 must not
 * become one case.
 *
 * @param ids alternatives for the id
 * @param prefix what stands before an id that is not unique by itself; the format's id unless
 *     several formats of one product share their incidents
 * @param from where the prefix can be told more closely: the product of an event that no format
 *     fits
 * @param unique whether all ids are unique by themselves, or none; null where those with a letter
 *     are and mere numbers are not
 */
record CaseIds(List<Template> ids, String prefix, List<Template> from, @Nullable Boolean unique) {

  /** The case of an event; null where it names none. */
  @Nullable CaseId of(Event event) {
    String id = Template.first(event, ids);
    if (id == null) {
      return null;
    }
    boolean itself = unique == null ? Characters.holdLetter(id) : unique;
    String more = itself ? null : Template.first(event, from);
    return new CaseId(id, itself ? null : more == null ? prefix : prefix + ":" + more);
  }
}
