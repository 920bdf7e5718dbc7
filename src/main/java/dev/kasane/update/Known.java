package dev.kasane.update;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a source from the last time that it was asked.
 *
 * @param addedAfter of a TAXII collection: when its newest object was added
 * @param offers the releases that it has; one where the source is a release itself
 */
record Known(Validators validators, @Nullable String addedAfter, List<Offer> offers) {
  static final Known NOTHING = new Known(Validators.NONE, null, List.of());

  static Known of(Validators validators, Offer release) {
    return new Known(validators, null, List.of(release));
  }
}
