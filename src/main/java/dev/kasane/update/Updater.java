package dev.kasane.update;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackConfig;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.update.Updates.Asked;
import dev.kasane.update.Updates.Outcome;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Loads what was fetched before, and looks for newer releases in the background. */
@Singleton
public class Updater {
  private static final Logger LOG = Logger.getLogger(Updater.class);

  /** How long a start waits for a configured address of which nothing is at hand. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Rhythm rhythm;
  private final List<Source> sources;
  private final Shelf shelf;
  private final BundleCache cache;
  private final UpdateCheck check;
  private final Clock clock;
  private final UpdateCounts counts;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          run -> {
            var thread = new Thread(run, "attack-update");
            thread.setDaemon(true);
            return thread;
          });
  private int failuresInARow;
  private Instant notBefore = Instant.EPOCH;
  private volatile Updates updates;

  @Inject
  Updater(
      AttackConfig attack,
      UpdateConfig update,
      @ConfigProperty(name = "kasane.home") String home,
      AttackLibrary library,
      ObjectMapper json,
      Clock clock,
      UpdateCounts counts) {
    this(
        attack,
        update,
        Path.of(home, "attack"),
        library,
        json,
        new Fetcher(Limits.USUAL, clock, d -> TimeUnit.NANOSECONDS.sleep(d.toNanos())),
        clock,
        counts);
  }

  Updater(
      AttackConfig attack,
      UpdateConfig update,
      Path folder,
      AttackLibrary library,
      ObjectMapper json,
      Fetcher fetcher,
      Clock clock,
      UpdateCounts counts) {
    this.rhythm = Rhythm.of(update.update());
    this.sources = Source.of(attack, update, rhythm);
    this.cache = new BundleCache(folder, json);
    this.shelf = new Shelf(sources, rhythm.off(), library, cache);
    this.check = new UpdateCheck(domains(update), library, cache, shelf, fetcher, json);
    this.clock = clock;
    this.counts = counts;
    this.updates = Updates.none(rhythm.text());
  }

  /** In full, however they are written. */
  private static Set<String> domains(UpdateConfig update) {
    return update.domains().stream()
        .flatMap(domain -> Stream.ofNullable(Attack.domain(domain)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What became of the looks so far. */
  public Updates updates() {
    return updates;
  }

  /** Before anything maps findings. */
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    load();
    if (sources.isEmpty()) {
      return;
    }
    boolean wanted = rhythm.off() && !shelf.complete();
    Future<?> first = thread.submit(this::lookAndGoOn);
    if (wanted) {
      await(first);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    thread.shutdownNow();
  }

  /** Puts what was fetched before in its place; needs no network. */
  void load() {
    cache.tidy(clock.instant());
    shelf.load();
  }

  private static void await(Future<?> first) {
    LOG.info("Waiting for configured bundles that are not at hand yet");
    try {
      first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.warn("Starting without a configured bundle; it is put in place when it has come");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what fails is noted in the look
  private void lookAndGoOn() {
    try {
      look()
          .ifPresent(
              pause -> {
                updates = updates.next(clock.instant().plus(pause));
                thread.schedule(this::lookAndGoOn, pause.toMillis(), TimeUnit.MILLISECONDS);
              });
    } catch (InterruptedException | RejectedExecutionException e) {
      LOG.debug("Stopped while newer releases were looked for");
    }
  }

  /**
   * Asks every source.
   *
   * @return how long to wait until the next look; empty where none is wanted
   */
  Optional<Duration> look() throws InterruptedException {
    notBefore = clock.instant();
    var asked = new ArrayList<Asked>();
    for (Source source : sources) {
      asked.add(ask(source));
    }
    updates = updates.after(asked, clock.instant());
    if (asked.stream().anyMatch(each -> each.what() != null)) {
      failuresInARow++;
    } else {
      failuresInARow = 0;
      counts.succeeded(clock.instant());
    }
    Duration refused = Duration.between(clock.instant(), notBefore);
    return rhythm
        .pause(failuresInARow)
        .map(pause -> refused.compareTo(pause) > 0 ? refused : pause);
  }

  private Asked ask(Source source) throws InterruptedException {
    Outcome outcome = Outcome.FAILED;
    String what = null;
    try {
      outcome = check.ask(source);
    } catch (Failed e) {
      what = e.getMessage();
      e.notBefore().filter(then -> then.isAfter(notBefore)).ifPresent(then -> notBefore = then);
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.errorf(e, "Asking %s failed for no fault of its own", source.shown());
      what = "Kasane failed: " + e;
    }
    if (what != null) {
      LOG.warnf("No release from %s: %s", source.shown(), what);
    }
    counts.add(outcome);
    return new Asked(source.shown(), clock.instant(), outcome.word(), what);
  }
}
