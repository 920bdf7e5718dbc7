package dev.kasane.attack;

import dev.kasane.SharedData;
import java.util.Arrays;
import java.util.List;

/** What tests resolve against. */
public final class Attacks {
  private static final Attack BUILT_IN = new Attack(List.of(BuiltInFacts.read()), List.of());

  private Attacks() {}

  /** The built-in facts alone. */
  public static Attack builtIn() {
    return BUILT_IN;
  }

  /** Releases of the shared data, named by their files. */
  public static Attack of(List<String> current, List<String> older) {
    return new Attack(
        current.stream().map(Attacks::bundle).toList(),
        older.stream().map(Attacks::bundle).toList());
  }

  /** The built-in facts over older releases of the shared data, named by their files. */
  public static Attack builtInOver(String... older) {
    return new Attack(
        List.of(BuiltInFacts.read()), Arrays.stream(older).map(Attacks::bundle).toList());
  }

  /** A current release of the shared data alone, or over older ones, named by their files. */
  public static Attack of(String current, String... older) {
    return new Attack(List.of(bundle(current)), Arrays.stream(older).map(Attacks::bundle).toList());
  }

  /** Current releases of the shared data, one of a domain, named by their files. */
  public static Attack currently(String... current) {
    return new Attack(Arrays.stream(current).map(Attacks::bundle).toList(), List.of());
  }

  /** A release of Enterprise with these STIX objects; apostrophes stand for quotation marks. */
  public static Attack enterprise(String... objects) {
    var bundle = TinyBundle.of("enterprise-attack").tactics("TA0001 initial-access");
    Arrays.stream(objects).forEach(bundle::raw);
    return bundle.alone();
  }

  /** A release of the shared data, named by its file; skips the test where there is none. */
  public static Catalogue bundle(String release) {
    String path = SharedData.bundle(release).toString();
    BundleReading reading = AttackLibrary.read(path, BuiltInFacts.formerNames());
    if (reading instanceof BundleReading.Read read) {
      return read.catalogue();
    }
    throw new AssertionError(reading);
  }
}
