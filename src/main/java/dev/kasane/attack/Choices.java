package dev.kasane.attack;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Which release of a domain somebody chose to be current instead of the one that would be. Written
 * down in {@code releases.properties} under {@code kasane.home}, so that every start finds it.
 */
@Singleton
final class Choices {
  private static final Logger LOG = Logger.getLogger(Choices.class);
  private static final String FILE = "releases.properties";
  private static final String CURRENT = ".current";
  private static final String INSTEAD_OF = ".instead-of";
  private static final long LARGEST = 64 * 1024;

  private final Path file;
  private Map<String, Choice> choices;

  /**
   * A choice.
   *
   * @param insteadOf the version that would have been current when it was made
   */
  record Choice(String version, String insteadOf) {}

  @Inject
  Choices(@ConfigProperty(name = "kasane.home") String home) {
    this(Path.of(home));
  }

  Choices(Path home) {
    this.file = home.resolve(FILE);
    this.choices = read(file);
  }

  private static Map<String, Choice> read(Path file) {
    var choices = new TreeMap<String, Choice>();
    var written = new Properties();
    try {
      if (Files.exists(file) && Files.size(file) <= LARGEST) {
        try (Reader in = Files.newBufferedReader(file)) {
          written.load(in);
        }
      }
    } catch (NoSuchFileException e) {
      return choices;
    } catch (IOException | IllegalArgumentException e) {
      LOG.errorf("%s cannot be read, so the releases that it chooses are not current: %s", file, e);
    }
    for (String key : written.stringPropertyNames()) {
      String version = written.getProperty(key);
      if (key.endsWith(CURRENT) && !version.isBlank()) {
        String domain = key.substring(0, key.length() - CURRENT.length());
        String insteadOf = written.getProperty(domain + INSTEAD_OF, "");
        choices.put(domain, new Choice(version.strip(), insteadOf.strip()));
      }
    }
    return choices;
  }

  /** The domains of which one was chosen. */
  synchronized Set<String> domains() {
    return Set.copyOf(choices.keySet());
  }

  /** What was chosen of a domain. */
  synchronized Optional<Choice> of(String domain) {
    return Optional.ofNullable(choices.get(domain));
  }

  /** Notes a choice; it is on the disk when this returns. */
  synchronized void choose(String domain, Choice choice) throws IOException {
    var next = new TreeMap<>(choices);
    next.put(domain, choice);
    keep(next);
  }

  /** Takes the choice back. */
  synchronized void forget(String domain) throws IOException {
    var next = new TreeMap<>(choices);
    if (next.remove(domain) != null) {
      keep(next);
    }
  }

  /** The file is there as a whole or as it was before. */
  private void keep(Map<String, Choice> next) throws IOException {
    var written = new Properties();
    next.forEach(
        (domain, choice) -> {
          written.setProperty(domain + CURRENT, choice.version);
          written.setProperty(domain + INSTEAD_OF, choice.insteadOf);
        });
    Path part = Files.createTempFile(Files.createDirectories(file.getParent()), FILE, ".part");
    try {
      try (Writer out = Files.newBufferedWriter(part)) {
        written.store(out, "ATT&CK releases that were chosen to be current");
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    choices = next;
  }
}
