package dev.kasane.attack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.kasane.SharedData;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/**
 * Prints what loading costs: time against a plain pass of the JSON parser over the same file, heap
 * held, and how long a claim takes. A {@code main}, not a test: it takes a minute.
 */
public final class LoadMeasure {
  private static final int ROUNDS = 15;
  private static final List<String> CURRENT =
      List.of("enterprise-attack-18.1", "mobile-attack-18.1", "ics-attack-18.1");

  private LoadMeasure() {}

  /** Takes no arguments. */
  public static void main(String... args) throws IOException {
    Path enterprise = SharedData.bundle(CURRENT.get(0));
    speed(enterprise);
    long before = usedHeap();
    Catalogue one = load(enterprise);
    long after = usedHeap();
    System.out.printf("heap of %s: %.1f MB%n", one.version(), megabytes(after - before));
    var all = new ArrayList<>(List.of(one));
    for (String release : CURRENT.subList(1, CURRENT.size())) {
      all.add(load(SharedData.bundle(release)));
    }
    after = usedHeap();
    System.out.printf("heap of all domains: %.1f MB%n", megabytes(after - before));
    resolve(new Attack(all, List.of()));
  }

  private static void speed(Path path) throws IOException {
    double[] plain = new double[ROUNDS];
    double[] loading = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      plainPass(path);
      long between = System.nanoTime();
      load(path);
      plain[i] = (between - start) / 1e6;
      loading[i] = (System.nanoTime() - between) / 1e6;
    }
    double pass = median(plain);
    double load = median(loading);
    System.out.printf(
        "plain pass %.0f ms, loading %.0f ms, ratio %.2f (medians of the last %d)%n",
        pass, load, load / pass, ROUNDS * 2 / 3);
  }

  /** Of the last two thirds, when the compiler has done its work. */
  private static double median(double[] all) {
    double[] warm = Arrays.copyOfRange(all, all.length / 3, all.length);
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }

  private static void plainPass(Path path) throws IOException {
    try (InputStream in =
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(path), 65536), 65536);
        JsonParser parser = new JsonFactory().createParser(in)) {
      while (parser.nextToken() != null) {
        // only the parser's own work
      }
    }
  }

  private static Catalogue load(Path path) {
    return ((BundleReading.Read) AttackLibrary.read(path.toString(), Map.of())).catalogue();
  }

  private static void resolve(Attack attack) {
    var resolver = new Resolver(attack);
    for (int round = 0; round < 5; round++) {
      resolve("remembered", attack, claim -> attack.resolve(claim, null));
      resolve("by the rules", attack, claim -> resolver.resolve(claim, null));
    }
  }

  private static void resolve(String how, Attack attack, Function<Claim, Resolution> rules) {
    var ids = attack.current("enterprise-attack").orElseThrow().techniques();
    long start = System.nanoTime();
    int hops = 0;
    for (int i = 0; i < 1_000_000; i++) {
      // a claim of its own each time, as findings bring them
      var id = new String(ids.get(i % ids.size()).id().toCharArray());
      hops += rules.apply(new Claim(id, null, null, null)).path().size();
    }
    System.out.printf("resolve, %s: %.0f ns (%d)%n", how, (System.nanoTime() - start) / 1e6, hops);
  }

  private static long usedHeap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static double megabytes(long bytes) {
    return bytes / 1024.0 / 1024.0;
  }
}
