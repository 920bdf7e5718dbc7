package dev.kasane.guideline;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.guideline.Reading.Fault;
import dev.kasane.guideline.Reading.Faulty;
import dev.kasane.guideline.Reading.Read;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The guidelines: those of the loaded releases, and those of the files in the folder. A file is
 * {@code <id>.json} or {@code <id>.csv}, its costs are {@code <id>.costs.csv}. A file that cannot
 * be read leaves the others alone and is reported; one that comes over REST replaces another only
 * if it is good.
 */
@Singleton
public class GuidelineLibrary {
  private static final Logger LOG = Logger.getLogger(GuidelineLibrary.class);
  private static final String COSTS = ".costs.csv";

  /** The largest file that is read, in bytes. */
  private static final long LARGEST = 32_000_000;

  /** How many guidelines may be loaded. */
  private static final int MOST = 100;

  /** Rows of all of them together: they are held in memory. */
  private static final int MOST_ROWS = 500_000;

  private static final String ID = "[a-z0-9][a-z0-9._-]{0,63}";

  private final Path folder;
  private final AttackLibrary attack;
  private final CostTable defaultCosts = CostTable.defaults();
  private final Map<String, Stored> documents = new TreeMap<>();
  private final Map<String, CostTable> costs = new TreeMap<>();
  private final Map<String, List<Fault>> unreadable = new TreeMap<>();
  private String resolvedWith = "";
  private Map<String, Guideline> guidelines = Map.of();

  GuidelineLibrary(GuidelineConfig config, AttackLibrary attack) {
    this.folder = config.path();
    this.attack = attack;
    load();
  }

  /** Reads the files at the start, so that what is wrong with them is said then. */
  void start(@Observes StartupEvent event) {
    LOG.infof("Guidelines: %s", String.join(", ", new TreeMap<>(guidelines()).keySet()));
  }

  private record Stored(String file, Document document) {}

  /** Whether a word can be the id of a guideline: it is also the name of a file. */
  public static boolean isId(String word) {
    return word.matches(ID) && !word.endsWith(".costs");
  }

  private void load() {
    List<Path> files;
    try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      LOG.errorf("The guidelines in %s cannot be read: %s", folder, e.getMessage());
      return;
    }
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      List<Fault> faults = load(file, name);
      if (!faults.isEmpty()) {
        unreadable.put(name, faults);
        LOG.errorf("The guideline %s is not loaded. %s", name, faults.get(0));
      }
    }
  }

  private List<Fault> load(Path file, String name) {
    String id = name.replaceFirst("(\\.costs)?\\.(csv|json)$", "");
    if (id.equals(name) || !isId(id)) {
      return List.of(
          new Fault(1, "a file must be <id>.csv, <id>.json or <id>.costs.csv, in small letters."));
    }
    try {
      if (Files.size(file) > LARGEST) {
        return List.of(new Fault(1, "the file is larger than %d bytes.".formatted(LARGEST)));
      }
      byte[] bytes = Files.readAllBytes(file);
      return name.endsWith(COSTS)
          ? take(CostTable.read(bytes), table -> costs.put(id, table))
          : take(readDocument(bytes), document -> put(id, new Stored(name, document)));
    } catch (IOException e) {
      return List.of(new Fault(1, "it cannot be read: " + e.getMessage()));
    }
  }

  private void put(String id, Stored stored) {
    resolvedWith = "";
    documents.put(id, stored);
  }

  private static <T> List<Fault> take(Reading<T> reading, Consumer<T> good) {
    if (reading instanceof Read<T> read) {
      good.accept(read.value());
      return List.of();
    }
    return ((Faulty<T>) reading).faults();
  }

  private static Reading<Document> readDocument(byte[] bytes) {
    return isJson(bytes) ? MappingsExplorer.read(bytes) : PlainTable.read(bytes);
  }

  private static boolean isJson(byte[] bytes) {
    for (byte b : bytes) {
      if (b > ' ') {
        return b == '{' || b == '[';
      }
    }
    return false;
  }

  /** Takes a guideline and keeps it as a file; returns what is wrong with it, else nothing. */
  public synchronized List<Fault> store(String id, byte[] bytes) throws IOException {
    if (!documents.containsKey(id) && documents.size() >= MOST) {
      return List.of(new Fault(1, "there are %d guidelines already; delete one.".formatted(MOST)));
    }
    long others =
        documents.entrySet().stream()
            .filter(e -> !e.getKey().equals(id))
            .mapToLong(e -> e.getValue().document.lines().size())
            .sum();
    String name = id + (isJson(bytes) ? ".json" : ".csv");
    Reading<Document> reading = readDocument(bytes);
    if (reading instanceof Read<Document> read) {
      if (others + read.value().lines().size() > MOST_ROWS) {
        return List.of(
            new Fault(1, "all guidelines together have more than %d rows.".formatted(MOST_ROWS)));
      }
      Stored old = documents.get(id);
      write(name, bytes);
      put(id, new Stored(name, read.value()));
      if (old != null && !old.file.equals(name)) {
        Files.deleteIfExists(folder.resolve(old.file));
      }
      unreadable.remove(name);
    }
    return take(reading, x -> {});
  }

  /** Takes the costs of a guideline and keeps them as a file; returns what is wrong. */
  public synchronized List<Fault> storeCosts(String id, byte[] bytes) throws IOException {
    Reading<CostTable> reading = CostTable.read(bytes);
    if (reading instanceof Read<CostTable> read) {
      write(id + COSTS, bytes);
      costs.put(id, read.value());
      unreadable.remove(id + COSTS);
    }
    return take(reading, x -> {});
  }

  /** Forgets a loaded guideline with its costs; false where there is none. */
  public synchronized boolean remove(String id) throws IOException {
    Stored stored = documents.remove(id);
    if (stored == null) {
      return false;
    }
    resolvedWith = "";
    Files.deleteIfExists(folder.resolve(stored.file));
    removeCosts(id);
    return true;
  }

  /** Forgets the costs that were loaded for a guideline; false where there are none. */
  public synchronized boolean removeCosts(String id) throws IOException {
    Files.deleteIfExists(folder.resolve(id + COSTS));
    return costs.remove(id) != null;
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path aside = Files.createTempFile(folder, ".", ".part");
    try {
      Files.write(aside, bytes);
      Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /** All guidelines by id, the built-in ones among them, under the releases that are loaded now. */
  public synchronized Map<String, Guideline> guidelines() {
    Attack now = attack.attack();
    if (!now.fingerprint().equals(resolvedWith)) {
      var built = new TreeMap<String, Guideline>();
      documents.forEach(
          (id, stored) -> built.put(id, Builder.document(id, stored.file, stored.document, now)));
      for (Catalogue catalogue : now.current()) {
        Guideline mitigations = Builder.mitigations(catalogue);
        built.put(mitigations.id(), mitigations);
      }
      guidelines = Map.copyOf(built);
      resolvedWith = now.fingerprint();
    }
    return guidelines;
  }

  /** The guideline of that id. */
  public Optional<Guideline> guideline(String id) {
    return Optional.ofNullable(guidelines().get(id.toLowerCase(Locale.ROOT)));
  }

  /** The mitigations of a domain's current release. */
  public Optional<Guideline> mitigations(String domain) {
    return guideline(Builder.mitigationsId(domain));
  }

  /** What the controls of a guideline cost; an empty table where nobody says. */
  public synchronized CostTable costs(Guideline guideline) {
    CostTable stored = costs.get(guideline.id());
    return stored != null ? stored : guideline.builtIn() ? defaultCosts : CostTable.NONE;
  }

  /** Files that are not loaded, and why. */
  public synchronized Map<String, List<Fault>> unreadable() {
    return new TreeMap<>(unreadable);
  }
}
