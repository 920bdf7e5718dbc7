package dev.kasane;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The real releases and samples that tests read where they are at hand: the folder {@code shared}
 * beside the checkout, or what the system property {@code kasane.shared} names. They are no part of
 * the project. Without them a test is skipped; where {@code CI=true} it fails.
 */
public final class SharedData {
  private static final String PROPERTY = "kasane.shared";
  private static final String MARK = "contract.md";

  private SharedData() {}

  /** A file of the shared data; skips the test where there is none. */
  public static Path file(String path) {
    Optional<Path> file = find().map(folder -> folder.resolve(path)).filter(Files::exists);
    if (file.isEmpty()) {
      String message =
          "'%s' is not at hand: no folder 'shared' with a %s above the working directory, and -D%s does not name one"
              .formatted(path, MARK, PROPERTY);
      if ("true".equals(System.getenv("CI"))) {
        Assertions.fail(message);
      }
      Assumptions.abort(message);
    }
    return file.orElseThrow();
  }

  /** A bundle of a release, such as {@code enterprise-attack-18.1}. */
  public static Path bundle(String release) {
    return file("attack/" + release + ".json.gz");
  }

  /** The folder, if there is one. */
  public static Optional<Path> find() {
    String property = System.getProperty(PROPERTY);
    if (property != null) {
      return Optional.of(Path.of(property)).filter(SharedData::isIt);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path shared = at.resolve("shared");
      if (isIt(shared)) {
        return Optional.of(shared);
      }
    }
    return Optional.empty();
  }

  private static boolean isIt(Path folder) {
    return Files.isRegularFile(folder.resolve(MARK));
  }
}
