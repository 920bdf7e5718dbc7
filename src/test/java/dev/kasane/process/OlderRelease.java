package dev.kasane.process;

import dev.kasane.attack.TinyBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A release 1.0 to switch to, in which T1486 was replaced by T1999. */
final class OlderRelease {
  static final String UPGRADE = "/api/v1/attack/upgrade";

  private static final TinyBundle BUNDLE =
      TinyBundle.of("enterprise-attack")
          .version("1.0")
          .tactics("TA0002 execution")
          .technique("new", "T1999", "Scrambling", "execution")
          .revoked("old", "T1486", "Old", "new");

  private OlderRelease() {}

  /** The settings of a service that has it loaded beside the current one. */
  static Map<String, String> settings(Path folder) throws IOException {
    Path bundle = Files.writeString(folder.resolve("enterprise-attack-1.0.json"), BUNDLE.json());
    return Map.of("kasane.attack.older-bundles", bundle.toString());
  }
}
