package dev.kasane.update;

import dev.kasane.attack.BundleReading;
import dev.kasane.attack.BundleReading.Read;
import dev.kasane.attack.BundleReading.Unreadable;
import dev.kasane.attack.BundleVersion;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.ObjectStatus;
import org.jspecify.annotations.Nullable;

/** Looks at a release before anything changes because of it. */
final class Verification {
  /** Releases grow; one with less than this share of the techniques before is a broken one. */
  private static final double LEAST_SHARE = 0.5;

  private Verification() {}

  /**
   * The catalogue, if it is what it should be.
   *
   * @param promised what it was said to be; null where nothing was said
   * @param before what it would stand in the place of; null where there is nothing
   * @throws Failed where it is not that
   */
  static Catalogue verified(
      BundleReading reading, @Nullable Offer promised, @Nullable Catalogue before) throws Failed {
    if (reading instanceof Unreadable bad) {
      throw new Failed(bad.what());
    }
    Catalogue catalogue = ((Read) reading).catalogue();
    Offer is = Offer.of(catalogue, catalogue.source());
    if (!is.named()) {
      throw new Failed("It calls itself '%s', which is no domain and version.".formatted(is));
    }
    if (promised != null && !promised.is(catalogue)) {
      throw new Failed("It is listed as %s, but it is %s.".formatted(promised, is));
    }
    long active =
        catalogue.techniques().stream().filter(t -> t.status() == ObjectStatus.ACTIVE).count();
    if (active == 0 || catalogue.tactics().isEmpty()) {
      throw new Failed("It has no active techniques or no tactics.");
    }
    if (before != null) {
      compare(catalogue, before);
    }
    return catalogue;
  }

  private static void compare(Catalogue catalogue, Catalogue before) throws Failed {
    if (BundleVersion.compare(catalogue.version(), before.version()) < 0) {
      throw new Failed(
          "It is %s, older than the %s that is there."
              .formatted(catalogue.version(), before.version()));
    }
    int techniques = catalogue.techniques().size();
    if (techniques < before.techniques().size() * LEAST_SHARE) {
      throw new Failed(
          "It has %d techniques, and %s has %d: it must be incomplete."
              .formatted(techniques, before.version(), before.techniques().size()));
    }
  }
}
