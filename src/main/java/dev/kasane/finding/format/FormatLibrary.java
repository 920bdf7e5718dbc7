package dev.kasane.finding.format;

import dev.kasane.finding.Context;
import dev.kasane.finding.profile.Profile;
import dev.kasane.finding.profile.ProfileFault;
import dev.kasane.finding.profile.ProfileReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The formats in force: those that come with Kasane, and those in the folder {@code formats} of
 * {@code kasane.home}, which may replace one of them by its id. The folder is looked at every few
 * seconds. A file that cannot be used changes nothing: what it last said holds, and the log, the
 * health answer and a metric say what is wrong with it.
 */
@Singleton
public class FormatLibrary {
  private static final Logger LOG = Logger.getLogger(FormatLibrary.class);
  private static final long SECONDS = 2;
  private static final int MOST_FILES = 1_000;
  private static final long MOST_BYTES = 400_000;

  private final Path folder;
  private final List<Profile> builtIn = BuiltInFormats.read();
  private final Map<String, Known> files = new TreeMap<>();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "kasane-formats");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Formats formats = new Formats(builtIn);
  private volatile Map<String, String> faults = Map.of();

  /** Of the folder in {@code kasane.home}. */
  @Inject
  FormatLibrary(
      @ConfigProperty(name = "kasane.home", defaultValue = "~/.kasane") String home,
      MeterRegistry meters) {
    this(folder(home));
    meters.gauge("kasane.formats", this, library -> library.formats.profiles().size());
    meters.gauge("kasane.formats.broken", this, library -> library.faults.size());
  }

  FormatLibrary(Path folder) {
    this.folder = folder;
    refresh();
  }

  private static Path folder(String home) {
    Path root =
        home.startsWith("~/")
            ? Path.of(System.getProperty("user.home"), home.substring(2))
            : Path.of(home);
    return root.resolve("formats");
  }

  /**
   * What is known of a file.
   *
   * @param state changes when the file does
   * @param profile what it last said that could be used
   * @param fault what is wrong with it now
   */
  private record Known(String state, @Nullable Profile profile, @Nullable String fault) {}

  /** The formats in force now. */
  Formats formats() {
    return formats;
  }

  /** Names for people of the formats in force now, by id; Kasane's own is not among them. */
  public Map<String, String> names() {
    var names = new TreeMap<String, String>();
    formats.profiles().forEach(profile -> names.put(profile.format(), profile.name()));
    return names;
  }

  /** What is wrong with files of the folder, by name; empty where all is well. */
  public Map<String, String> faults() {
    return faults;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // refresh lets nothing out
  void start(@Observes StartupEvent event) {
    clockwork.scheduleWithFixedDelay(this::refresh, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    clockwork.shutdownNow();
  }

  /** Looks at the folder and takes over what has changed. */
  final synchronized void refresh() {
    try {
      Map<String, String> states = states();
      boolean changed = files.keySet().retainAll(states.keySet());
      for (Map.Entry<String, String> file : states.entrySet()) {
        Known known = files.get(file.getKey());
        if (known == null || !known.state.equals(file.getValue())) {
          files.put(file.getKey(), read(file.getKey(), file.getValue(), known));
          changed = true;
        }
      }
      if (changed) {
        takeOver();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warnf("The folder %s cannot be read: %s", folder, e.getMessage());
    }
  }

  private Map<String, String> states() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    var states = new LinkedHashMap<String, String>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().limit(MOST_FILES).toList()) {
        String name = String.valueOf(file.getFileName());
        if ((name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith(".")) {
          states.put(name, Files.getLastModifiedTime(file) + " " + Files.size(file));
        }
      }
    }
    return states;
  }

  private Known read(String name, String state, @Nullable Known before) {
    Profile last = before == null ? null : before.profile;
    try {
      Path file = folder.resolve(name);
      if (Files.size(file) > MOST_BYTES) {
        return new Known(state, last, name + ": The file is too large for a profile.");
      }
      Profile profile = ProfileReader.read(name, Files.readString(file));
      return profile.format().equals(Context.KASANE)
          ? new Known(state, last, name + ": Kasane's own format cannot be replaced.")
          : new Known(state, profile, null);
    } catch (ProfileFault e) {
      return new Known(state, last, e.getMessage());
    } catch (MalformedInputException e) {
      return new Known(state, last, name + ": This is not UTF-8.");
    } catch (IOException e) {
      return new Known(state, last, name + ": The file cannot be read: " + e.getMessage());
    }
  }

  private void takeOver() {
    var all = new LinkedHashMap<String, Profile>();
    builtIn.forEach(profile -> all.put(profile.format(), profile));
    var found = new TreeMap<String, String>();
    var own = new HashSet<String>();
    for (Map.Entry<String, Known> file : files.entrySet()) {
      Profile profile = file.getValue().profile;
      String fault = file.getValue().fault;
      if (profile != null && !own.add(profile.format())) {
        fault = file.getKey() + ": Another file describes '" + profile.format() + "', too.";
      } else if (profile != null) {
        all.put(profile.format(), profile);
      }
      if (fault != null) {
        found.put(file.getKey(), fault);
      }
    }
    formats = new Formats(all.values());
    found.forEach(
        (name, fault) -> {
          if (!fault.equals(faults.get(name))) {
            LOG.warnf("A format was not taken over: %s", fault);
          }
        });
    faults = Map.copyOf(found);
    LOG.infof("%d formats, %d of them from %s", all.size(), own.size(), folder);
  }
}
