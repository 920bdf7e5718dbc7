package dev.kasane.update;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * The folder of what was fetched: one file for each release, and what is known of the sources. A
 * file is there as a whole or not at all. Not thread-safe, and usable by several processes: whoever
 * writes last is right enough, for what is missing is fetched again.
 */
final class BundleCache {
  private static final Logger LOG = Logger.getLogger(BundleCache.class);
  private static final String STATE = "state.json";
  private static final String PART = ".part";
  private static final long LARGEST_STATE = 4 * 1024 * 1024;
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path folder;
  private final ObjectMapper json;
  private State state;

  /** What is written down beside the bundles: by source, and by file the address it came from. */
  private record State(Map<String, Known> sources, Map<String, String> origins) {
    static State empty() {
      return new State(new TreeMap<>(), new TreeMap<>());
    }
  }

  BundleCache(Path folder, ObjectMapper json) {
    this.folder = folder;
    this.json = json;
    this.state = readState();
  }

  /** Without it everything is fetched once more, which is no harm. */
  private State readState() {
    Path file = folder.resolve(STATE);
    try {
      if (Files.exists(file) && Files.size(file) <= LARGEST_STATE) {
        State read = json.readValue(file.toFile(), State.class);
        if (read != null && read.sources != null && read.origins != null) {
          return new State(new TreeMap<>(read.sources), new TreeMap<>(read.origins));
        }
      }
    } catch (IOException e) {
      LOG.warnf("%s cannot be read and is begun anew: %s", file, e.getMessage());
    }
    return State.empty();
  }

  Known known(Source source) {
    return state.sources.getOrDefault(source.text(), Known.NOTHING);
  }

  void remember(Source source, Known known) throws Failed {
    if (!known.equals(state.sources.put(source.text(), known))) {
      writeState();
    }
  }

  private void writeState() throws Failed {
    Path part = part();
    try {
      json.writeValue(part.toFile(), state);
      Files.move(part, folder.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(e);
    } finally {
      discard(part);
    }
  }

  private Failed unwritable(IOException e) {
    return new Failed("The folder %s cannot be written: %s.".formatted(folder, e.getMessage()));
  }

  /** An empty file to write into. */
  Path part() throws Failed {
    try {
      return Files.createTempFile(Files.createDirectories(folder), "new-", PART);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      LOG.warnf("%s cannot be deleted: %s", part, e.getMessage());
    }
  }

  /** Makes a file that was verified the release's file. */
  void keep(Path part, Offer release) throws Failed {
    try {
      Files.move(part, file(release), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(e);
    }
    state.origins.put(release.fileName(), release.address());
    writeState();
  }

  Path file(Offer release) {
    return folder.resolve(release.fileName());
  }

  boolean has(Offer release) {
    return release.named() && Files.isRegularFile(file(release));
  }

  /** The releases that are there, with the addresses they came from, or the files. */
  List<Offer> releases() {
    var releases = new ArrayList<Offer>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          String origin = state.origins.getOrDefault(name, file.toString());
          Offer.ofFile(name, origin)
              .filter(o -> o.fileName().equals(name))
              .ifPresent(releases::add);
        }
      } catch (IOException e) {
        LOG.warnf("%s cannot be read: %s", folder, e.getMessage());
      }
    }
    return releases;
  }

  void delete(Offer release) {
    discard(file(release));
    state.origins.remove(release.fileName());
  }

  /** Deletes what a process left that was killed while it wrote. */
  void tidy(Instant now) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(now.minus(ABANDONED))) {
          discard(part);
        }
      }
    } catch (IOException e) {
      LOG.debugf("%s is not tidied: %s", folder, e.getMessage());
    }
  }
}
