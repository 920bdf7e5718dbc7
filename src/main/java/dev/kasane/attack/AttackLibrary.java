package dev.kasane.attack;

import dev.kasane.attack.BundleReading.Read;
import dev.kasane.attack.BundleReading.Unreadable;
import dev.kasane.attack.Choices.Choice;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Holds what is loaded: built aside, and put in place as a whole. Of several releases of a domain
 * the newest is current, unless another was chosen ({@link #choose}). A choice holds against newer
 * releases that are found later, not against a newer one that is configured later: that is the
 * later word of whoever runs the service.
 */
@Singleton
public final class AttackLibrary {
  private static final Logger LOG = Logger.getLogger(AttackLibrary.class);

  private final Map<String, List<String>> formerNames;
  private final Holdings holdings;
  private final List<Unreadable> unreadableFiles;
  private final Choices choices;
  private final Object changing = new Object();
  private final List<Consumer<Attack>> preparing = new CopyOnWriteArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Downloaded downloaded = Downloaded.NOTHING;
  private volatile Attack attack;
  // as if nothing had been chosen
  private volatile Attack unchosen;
  private volatile List<Unreadable> unreadable;

  AttackLibrary(AttackConfig config, Choices choices) {
    this.choices = choices;
    var facts = BuiltInFacts.read();
    this.formerNames = BuiltInFacts.formerNames();
    var problems = new ArrayList<Unreadable>();
    List<Catalogue> current = load(config.bundles(), problems);
    List<Catalogue> older = load(config.olderBundles(), problems);
    this.holdings = new Holdings(facts, current, older);
    this.unreadableFiles = List.copyOf(problems);
    this.unchosen = holdings.arrange(Downloaded.NOTHING, problems);
    // what was chosen may still be fetched, so it is no problem yet that it is missing
    this.attack = chosen(unchosen, new ArrayList<>());
    this.unreadable = List.copyOf(problems);
    problems.forEach(p -> LOG.errorf("%s is not loaded. %s", p.source(), p.what()));
    attack.releases().forEach(AttackLibrary::log);
  }

  private static void log(Catalogue c) {
    LOG.infof(
        "ATT&CK %s %s: %d techniques, from %s in %d ms",
        c.domain(), c.version(), c.techniques().size(), c.source(), c.loadMillis());
  }

  /** What is loaded now. Ask once for each piece of work: it may be another the next time. */
  public Attack attack() {
    return attack;
  }

  /** What is configured or was fetched once and cannot be read, or has no place. */
  public List<Unreadable> unreadable() {
    return unreadable;
  }

  /**
   * Puts other downloads in the place of those before. What is configured as files, and the
   * built-in facts, stay at hand. All that changes becomes visible in one moment.
   *
   * @return whether anything changed
   */
  public boolean replace(Downloaded downloaded) {
    this.downloaded = downloaded;
    return settle();
  }

  /**
   * Chooses the release of a domain that is to be current, and writes that down; a release that
   * would be current anyway needs no choice. Nothing changes before {@link #settle}.
   *
   * @param release one that is loaded
   * @throws IOException where it cannot be written down; then nothing is chosen
   */
  public void choose(Catalogue release) throws IOException {
    Catalogue otherwise = unchosen.current(release.domain()).orElse(null);
    if (otherwise != null && Holdings.same(otherwise, release)) {
      choices.forget(release.domain());
    } else {
      String insteadOf = otherwise == null ? BundleVersion.UNKNOWN : otherwise.version();
      choices.choose(release.domain(), new Choice(release.version(), insteadOf));
    }
  }

  /** Whether that release was chosen to be current. */
  public boolean isChosen(String domain, String version) {
    return choices.of(domain).filter(choice -> choice.version().equals(version)).isPresent();
  }

  /**
   * Puts what is at hand and chosen in its place. All that changes becomes visible in one moment,
   * after those who prepare for it are ready.
   *
   * @return whether anything changed
   */
  public boolean settle() {
    synchronized (changing) {
      var problems = new ArrayList<>(unreadableFiles);
      problems.addAll(downloaded.unreadable());
      Attack before = attack;
      unchosen = holdings.arrange(downloaded, problems);
      Attack next = chosen(unchosen, problems);
      unreadable = List.copyOf(problems);
      if (next.fingerprint().equals(before.fingerprint())) {
        return false;
      }
      preparing.forEach(prepare -> prepare.accept(next));
      attack = next;
      next.releases().stream().filter(c -> !before.releases().contains(c)).forEach(c -> log(c));
    }
    listeners.forEach(Runnable::run);
    return true;
  }

  private Attack chosen(Attack unchosen, List<Unreadable> problems) {
    Attack all = unchosen;
    for (String domain : choices.domains()) {
      Choice choice = choices.of(domain).orElseThrow();
      if (unchosen.current(domain).filter(c -> overrules(c, choice)).isPresent()) {
        continue;
      }
      Catalogue release = unchosen.release(domain, choice.version()).orElse(null);
      if (release == null) {
        String what = "It was chosen to be current, and is not loaded; another is current.";
        problems.add(new Unreadable(domain + " " + choice.version(), what));
      } else {
        all = with(all, release);
      }
    }
    return all;
  }

  private boolean overrules(Catalogue unchosen, Choice choice) {
    return holdings.isConfigured(unchosen, downloaded)
        && BundleVersion.compare(unchosen.version(), choice.insteadOf()) > 0;
  }

  /**
   * Calls before each change of what is loaded, with what will be: the change waits for the call,
   * which must not fail.
   */
  public void beforeReplaced(Consumer<Attack> prepare) {
    preparing.add(prepare);
  }

  /** Calls after each change of what is loaded; the call must not wait for anything. */
  public void whenReplaced(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * Reads a release aside: nothing that is loaded changes.
   *
   * @param source where the file came from, for reports; its name gives the version where the
   *     bundle does not
   */
  public BundleReading read(Path file, String source) {
    return read(file, source, formerNames);
  }

  /** Whether a release would be current if it were found and none was chosen. */
  public boolean isNewer(String domain, String version) {
    return unchosen.current(domain).map(c -> holdings.supersedes(version, c)).orElse(true);
  }

  /**
   * What would be loaded if this release were the current one of its domain, and the one that is
   * stood behind it. Built aside: nothing that is loaded changes.
   */
  public Attack with(Catalogue release) {
    return with(attack, release);
  }

  private static Attack with(Attack now, Catalogue release) {
    var current = new ArrayList<Catalogue>();
    var older = new ArrayList<>(now.older());
    older.removeIf(other -> Holdings.same(other, release));
    for (Catalogue one : now.current()) {
      if (!one.domain().equals(release.domain())) {
        current.add(one);
      } else if (!Holdings.same(one, release)) {
        older.add(one);
      }
    }
    current.add(release);
    return new Attack(current, older);
  }

  private List<Catalogue> load(Optional<List<String>> sources, List<Unreadable> problems) {
    List<BundleReading> readings =
        sources.orElse(List.of()).parallelStream()
            .map(String::strip)
            .filter(source -> !source.isEmpty() && !AttackConfig.isAddress(source))
            .map(source -> read(source, formerNames))
            .toList();
    var catalogues = new ArrayList<Catalogue>();
    for (BundleReading reading : readings) {
      if (reading instanceof Read read) {
        catalogues.add(read.catalogue());
      } else if (reading instanceof Unreadable bad) {
        problems.add(bad);
      }
    }
    return catalogues;
  }

  /** Reads a file. */
  static BundleReading read(String source, Map<String, List<String>> formerNames) {
    try {
      return read(Path.of(source), source, formerNames);
    } catch (InvalidPathException e) {
      return new Unreadable(source, "It cannot be opened: " + e.getMessage());
    }
  }

  private static BundleReading read(
      Path file, String source, Map<String, List<String>> formerNames) {
    try {
      return BundleReader.read(source, Files.newInputStream(file), formerNames);
    } catch (IOException e) {
      return new Unreadable(source, "It cannot be opened: " + e.getMessage());
    }
  }
}
