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
