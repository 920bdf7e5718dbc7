package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttackLibraryTest {
  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static TinyBundle bundle(String domain) {
    return TinyBundle.of(domain).tactics("TA0001 one").technique("a", "T1000", "A", "one");
  }

  private static AttackLibrary library(List<String> bundles, List<String> older) {
    return Configured.of(bundles, older).library();
  }

  private static List<String> sources(AttackLibrary library) {
    return library.attack().releases().stream()
        .map(release -> release.domain() + " " + release.version())
        .toList();
  }

  @Test
  void withNothingConfiguredTheBuiltInFactsAreThere() {
    assertEquals(List.of("enterprise-attack 18.1"), sources(library(List.of(), List.of())));
  }

  @Test
  void aBundleReplacesTheBuiltInFactsOfItsDomain() throws IOException {
    String current = file("enterprise-attack-19.0.json", bundle("enterprise-attack").json());
    assertEquals(List.of("enterprise-attack 19.0"), sources(library(List.of(current), List.of())));
  }

  @Test
  void aBundleOfAnotherDomainStandsBesideThem() throws IOException {
    String mobile = file("mobile-attack-18.1.json", bundle("mobile-attack").json());
    assertEquals(
        List.of("enterprise-attack 18.1", "mobile-attack 18.1"),
        sources(library(List.of(mobile), List.of())));
  }

  @Test
  void aBadBundleLeavesTheBuiltInFactsAndIsReported() throws IOException {
    String bad = file("enterprise-attack-19.0.json", "{\"type\":\"bundle\"");
    AttackLibrary library = library(List.of(bad), List.of());
    assertEquals(List.of("enterprise-attack 18.1"), sources(library));
    assertEquals(bad, library.unreadable().get(0).source());
  }

  /** Small on the disk, and more than a gigabyte of blanks when unpacked. */
  private String bomb() throws IOException {
    Path path = folder.resolve("enterprise-attack-19.0.json.gz");
    byte[] blanks = new byte[1 << 20];
    Arrays.fill(blanks, (byte) ' ');
    try (var out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write('{');
      for (int i = 0; i < 1100; i++) {
        out.write(blanks);
      }
    }
    return path.toString();
  }

  @Test
  void aGzipBombLeavesTheBuiltInFactsAndIsReported() throws IOException {
    AttackLibrary library = library(List.of(bomb()), List.of());
    assertEquals(List.of("enterprise-attack 18.1"), sources(library));
    String what = library.unreadable().get(0).what();
    assertTrue(what.contains("unpacks to more than"), what);
  }

  @Test
  void olderBundlesStandBehindNewestFirst() throws IOException {
    String two = file("enterprise-attack-2.0.json", bundle("enterprise-attack").json());
    String ten = file("enterprise-attack-10.1.json", bundle("enterprise-attack").json());
    assertEquals(
        List.of("enterprise-attack 18.1", "enterprise-attack 10.1", "enterprise-attack 2.0"),
        sources(library(List.of(), List.of(two, ten))));
  }

  @Test
  void ofTwoCurrentBundlesOfADomainTheNewestIsTakenAndTheOtherReported() throws IOException {
    String old = file("enterprise-attack-18.0.json", bundle("enterprise-attack").json());
    String recent = file("enterprise-attack-19.0.json", bundle("enterprise-attack").json());
    AttackLibrary library = library(List.of(recent, old), List.of());
    assertEquals(List.of("enterprise-attack 19.0"), sources(library));
    assertEquals(old, library.unreadable().get(0).source());
  }

  @Test
  void aFileThatIsNotThereIsReported() {
    AttackLibrary library = library(List.of(folder.resolve("missing").toString()), List.of());
    assertTrue(library.unreadable().get(0).what().startsWith("It cannot be opened"));
  }

  private static Catalogue release(String domain, String version) {
    return bundle(domain).version(version).catalogue();
  }

  private static Downloaded found(boolean pinned, String... versions) {
    List<Catalogue> found =
        Arrays.stream(versions).map(version -> release("enterprise-attack", version)).toList();
    return new Downloaded(List.of(), List.of(), found, List.of(), pinned);
  }

  @Test
  void aNewerReleaseThatWasFoundIsCurrentAndAllBeforeStandBehindIt() {
    AttackLibrary library = library(List.of(), List.of());
    library.replace(found(false, "19.0", "20.0"));
    assertEquals(
        List.of("enterprise-attack 20.0", "enterprise-attack 19.0", "enterprise-attack 18.1"),
        sources(library));
  }

  @Test
  void anOlderReleaseThatWasFoundStandsBehind() {
    AttackLibrary library = library(List.of(), List.of());
    library.replace(found(false, "17.1"));
    assertEquals(List.of("enterprise-attack 18.1", "enterprise-attack 17.1"), sources(library));
  }

  @Test
  void theWholeReleaseReplacesTheBuiltInFactsOfItsVersion() {
    AttackLibrary library = library(List.of(), List.of());
    library.replace(found(false, "18.1"));
    assertEquals(List.of("enterprise-attack 18.1"), sources(library));
    assertEquals("A", library.attack().current().get(0).techniques().get(0).name());
  }

  @Test
  void whatIsConfiguredGivesWayToWhatWasFoundUnlessItIsPinned() throws IOException {
    String file = file("enterprise-attack-17.0.json", bundle("enterprise-attack").json());
    AttackLibrary library = library(List.of(file), List.of());
    library.replace(found(true, "16.0", "19.0"));
    assertEquals(List.of("enterprise-attack 17.0", "enterprise-attack 16.0"), sources(library));
    library.replace(found(false, "16.0", "19.0"));
    assertEquals(
        List.of("enterprise-attack 19.0", "enterprise-attack 17.0", "enterprise-attack 16.0"),
        sources(library));
  }

  @Test
  void aReleaseFromAConfiguredAddressStandsAsAFileDoes() {
    AttackLibrary library = library(List.of(), List.of());
    var configured = List.of(release("enterprise-attack", "17.0"));
    var older = List.of(release("mobile-attack", "16.0"));
    library.replace(new Downloaded(configured, older, List.of(), List.of(), true));
    assertEquals(List.of("enterprise-attack 17.0", "mobile-attack 16.0"), sources(library));
    assertEquals(Optional.empty(), library.attack().current("mobile-attack"));
  }

  @Test
  void whoListensHearsOfEachChangeAndOfNothingElse() {
    AttackLibrary library = library(List.of(), List.of());
    var seen = new ArrayList<List<String>>();
    library.whenReplaced(() -> seen.add(sources(library)));
    assertTrue(library.replace(found(false, "19.0")));
    assertFalse(library.replace(found(false, "19.0")));
    assertEquals(List.of(List.of("enterprise-attack 19.0", "enterprise-attack 18.1")), seen);
  }

  @Test
  void aCandidateIsBuiltAside() {
    AttackLibrary library = library(List.of(), List.of());
    Attack aside = library.with(release("enterprise-attack", "19.0"));
    assertEquals("19.0", aside.current("enterprise-attack").orElseThrow().version());
    assertEquals(List.of("18.1"), aside.older().stream().map(Catalogue::version).toList());
    assertEquals(List.of("enterprise-attack 18.1"), sources(library));
  }

  @Test
  void anOlderReleaseCanBeTheCandidate() {
    AttackLibrary library = library(List.of(), List.of());
    library.replace(found(false, "17.0", "19.0"));
    Attack aside = library.with(release("enterprise-attack", "17.0"));
    assertEquals(
        List.of("17.0", "19.0", "18.1"),
        aside.releases().stream().map(Catalogue::version).toList());
  }

  private static Catalogue loaded(AttackLibrary library, String version) {
    return library.attack().release("enterprise-attack", version).orElseThrow();
  }

  @Test
  void aChosenReleaseIsCurrentAlsoAfterARestartUntilTheChoiceIsTakenBack() throws IOException {
    var configured =
        Configured.of(
            List.of(),
            List.of(file("enterprise-attack-17.1.json", bundle("enterprise-attack").json())));
    AttackLibrary library = configured.library(folder);
    library.choose(loaded(library, "17.1"));
    assertTrue(library.settle());
    List<String> back = List.of("enterprise-attack 17.1", "enterprise-attack 18.1");
    assertEquals(
        List.of(back, back), List.of(sources(library), sources(configured.library(folder))));
    library.choose(loaded(library, "18.1"));
    assertTrue(library.settle());
    List<String> usual = List.of("enterprise-attack 18.1", "enterprise-attack 17.1");
    assertEquals(
        List.of(usual, usual), List.of(sources(library), sources(configured.library(folder))));
  }

  @Test
  void nothingChangesBeforeThoseWhoPrepareAreReady() throws IOException {
    AttackLibrary library = Configured.of(List.of(), List.of()).library(folder);
    library.replace(found(false, "17.0"));
    var seen = new ArrayList<List<String>>();
    library.beforeReplaced(
        next ->
            seen.add(
                List.of(
                    next.current().get(0).version(), library.attack().current().get(0).version())));
    library.choose(loaded(library, "17.0"));
    assertEquals(List.of(), seen);
    library.settle();
    assertEquals(List.of(List.of("17.0", "18.1")), seen);
  }

  @Test
  void aChoiceHoldsAgainstWhatIsFoundLaterAndNotAgainstWhatIsConfiguredLater() throws IOException {
    AttackLibrary library = Configured.of(List.of(), List.of()).library(folder);
    library.replace(found(false, "17.0"));
    library.choose(loaded(library, "17.0"));
    library.replace(found(false, "17.0", "19.0"));
    assertEquals("enterprise-attack 17.0", sources(library).get(0));
    assertTrue(library.isNewer("enterprise-attack", "20.0"));
    assertFalse(library.isNewer("enterprise-attack", "19.0"));

    String file = file("enterprise-attack-19.0.json", bundle("enterprise-attack").json());
    AttackLibrary later = Configured.of(List.of(file), List.of()).library(folder);
    later.replace(found(false, "17.0"));
    assertEquals("enterprise-attack 19.0", sources(later).get(0));
  }

  @Test
  void aChosenReleaseThatIsNotLoadedIsReported() throws IOException {
    AttackLibrary library = Configured.of(List.of(), List.of()).library(folder);
    library.replace(found(false, "17.0"));
    library.choose(loaded(library, "17.0"));
    library.replace(found(false));
    assertEquals(List.of("enterprise-attack 18.1"), sources(library));
    assertEquals("enterprise-attack 17.0", library.unreadable().get(0).source());
  }

  @Test
  void aChoiceThatCannotBeWrittenDownIsNone() {
    AttackLibrary library = library(List.of(), List.of());
    library.replace(found(false, "17.0"));
    assertThrows(IOException.class, () -> library.choose(loaded(library, "17.0")));
    assertFalse(library.settle());
  }

  @Test
  void anAddressIsLeftToOthers() {
    AttackLibrary library = library(List.of("https://localhost/no-such.json"), List.of());
    assertEquals(List.of(), library.unreadable());
  }
}
