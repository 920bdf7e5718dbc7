package dev.kasane.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.SharedData;
import dev.kasane.attack.Claim;
import dev.kasane.attack.TinyBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdaterTest {
  private static final String INDEX = "/index.json";
  private static final String BUNDLE = "/mobile-attack.json";

  @TempDir Path folder;
  private final LocalServer server = new LocalServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static TinyBundle mobile(String version, int techniques) {
    TinyBundle bundle =
        TinyBundle.of("mobile-attack").version(version).tactics("TA0027 initial-access");
    for (int i = 0; i < techniques; i++) {
      bundle.technique("m" + i, "T14" + (10 + i), "Technique " + i, "initial-access");
    }
    return bundle;
  }

  /** Lists a Mobile release and serves it. */
  private void offer(String version) {
    offer(version, mobile(version, 10));
  }

  private void offer(String version, TinyBundle bundle) {
    server.index(INDEX, "Mobile ATT&CK", version, "mobile-attack-" + version + ".json");
    server.serve("/mobile-attack-" + version + ".json", bundle.json());
  }

  private Looking atIndex() {
    return Looking.at(folder, server.at(INDEX));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aReleaseOfTheIndexIsTakenAndKept() throws Exception {
    offer("18.1");
    Looking looking = atIndex();
    assertEquals(List.of("updated"), looking.look());
    assertEquals(List.of("enterprise-attack 18.1", "mobile-attack 18.1"), looking.releases());
    assertEquals(
        server.at("/mobile-attack-18.1.json"), looking.library.attack().current().get(1).source());
    assertEquals(List.of("mobile-attack-18.1.json.gz", "state.json"), files());
  }

  @Test
  void theReleaseBeforeStandsBehindTheNewOne() throws Exception {
    offer("18.0");
    Looking looking = atIndex();
    looking.look();
    offer("18.1");
    assertEquals(List.of("updated"), looking.look());
    assertEquals(List.of("18.1", "18.0"), looking.mobile());
  }

  @Test
  void nothingIsFetchedTwice() throws Exception {
    offer("18.1");
    Looking looking = atIndex();
    looking.look();
    server.asked();
    assertEquals(List.of("unchanged"), looking.look());
    assertEquals(List.of(INDEX), server.asked());
  }

  @Test
  void anIndexThatIsTheSameIsNotSentAgainAfterARestartEither() throws Exception {
    offer("18.1");
    atIndex().look();
    server.on(
        INDEX,
        e -> LocalServer.status(e, e.getRequestHeaders().containsKey("If-None-Match") ? 304 : 500));
    Looking looking = atIndex();
    assertEquals(List.of("unchanged"), looking.look());
    assertEquals(List.of("18.1"), looking.mobile());
  }

  @Test
  void aRestartFindsAllAgainWithoutNetwork() throws Exception {
    offer("18.0");
    Looking looking = atIndex();
    looking.look();
    offer("18.1");
    looking.look();
    server.close();
    Looking again = atIndex();
    assertEquals(looking.library.attack().fingerprint(), again.library.attack().fingerprint());
    assertEquals(
        server.at("/mobile-attack-18.1.json"), again.library.attack().current().get(1).source());
  }

  @Test
  void whatIsAtHandIsUsedAlsoWhereLookingIsTurnedOff() throws Exception {
    offer("18.1");
    atIndex().look();
    server.asked();
    Looking off = Looking.off(folder);
    assertEquals(List.of(), off.look());
    assertEquals(List.of("18.1"), off.mobile());
    assertEquals(List.of(), server.asked());
  }

  @Test
  void whatIsConfiguredIsPinnedWhereLookingIsTurnedOff() throws Exception {
    offer("18.1");
    atIndex().look();
    Path file = folder.resolve("configured.json");
    Files.writeString(file, mobile("17.0", 10).json());
    assertEquals(List.of("17.0"), Looking.off(folder, file.toString()).mobile());
    assertEquals(
        List.of("18.1", "17.0"),
        Looking.over(folder, List.of(file.toString()), server.at(INDEX)).mobile());
  }

  @Test
  void onlyAFewReleasesAreKeptBehindTheCurrentOne() throws Exception {
    Looking looking = atIndex();
    for (String version : List.of("14.1", "15.1", "16.1", "17.1", "18.1")) {
      offer(version);
      assertEquals(List.of("updated"), looking.look());
    }
    assertEquals(List.of("18.1", "17.1", "16.1"), looking.mobile());
    assertEquals(4, files().size());
  }

  @Test
  void anOlderReleaseIsNotFetched() throws Exception {
    offer("18.1");
    Looking looking = atIndex();
    looking.look();
    offer("17.1");
    server.asked();
    assertEquals(List.of("unchanged"), looking.look());
    assertEquals(List.of(INDEX), server.asked());
    assertEquals(List.of("18.1"), looking.mobile());
  }

  @Test
  void aDomainThatIsNotLookedForIsNotFetched() throws Exception {
    server.serve(
        INDEX,
        """
        {"collections":[
          {"name":"Mobile ATT&CK","versions":[{"version":"18.1","url":"mobile-attack-18.1.json"}]},
          {"name":"Space ATT&CK","versions":[{"version":"18.1","url":"space-attack-18.1.json"}]}]}
        """);
    server.serve("/mobile-attack-18.1.json", mobile("18.1", 1).json());
    atIndex().look();
    assertEquals(List.of(INDEX, "/mobile-attack-18.1.json"), server.asked());
  }

  private void assertNothingChanged(Looking looking, String failure) throws Exception {
    String before = looking.library.attack().fingerprint();
    List<String> files = files().stream().filter(f -> f.endsWith(".gz")).toList();
    assertEquals(List.of("failed: " + failure), looking.look());
    assertEquals(before, looking.library.attack().fingerprint());
    assertEquals(files, files().stream().filter(f -> f.endsWith(".gz")).toList());
    assertFalse(files().stream().anyMatch(f -> f.endsWith(".part")));
  }

  @Test
  void aBrokenReleaseChangesNothing() throws Exception {
    offer("18.0");
    Looking looking = atIndex();
    looking.look();
    offer("18.1");
    String whole = mobile("18.1", 10).json();
    server.serve("/mobile-attack-18.1.json", whole.substring(0, whole.length() / 2));
    String what = "failed: mobile-attack 18.1: It is not JSON, or not all of it";
    assertTrue(looking.look().get(0).startsWith(what));
    assertEquals(List.of("18.0"), looking.mobile());
    assertEquals(1, files().stream().filter(f -> f.endsWith(".gz")).count());
  }

  @Test
  void aReleaseThatIsNotThereChangesNothing() throws Exception {
    server.index(INDEX, "Mobile ATT&CK", "18.1", "gone.json");
    assertNothingChanged(atIndex(), "mobile-attack 18.1: The server answers 404.");
  }

  @Test
  void jsonThatIsNoBundleChangesNothing() throws Exception {
    offer("18.1");
    server.serve("/mobile-attack-18.1.json", "{\"type\":\"report\"}");
    assertNothingChanged(
        atIndex(),
        "mobile-attack 18.1: It cannot be read: it is JSON, but no STIX bundle: its 'type' must be"
            + " 'bundle'.");
  }

  @Test
  void aReleaseOtherThanTheOneListedChangesNothing() throws Exception {
    offer("18.1", mobile("18.0", 10));
    assertNothingChanged(
        atIndex(),
        "mobile-attack 18.1: It is listed as mobile-attack 18.1, but it is mobile-attack 18.0.");
    offer("19.0", TinyBundle.of("ics-attack").version("19.0").tactics("TA0104 execution"));
    assertNothingChanged(
        atIndex(),
        "mobile-attack 19.0: It is listed as mobile-attack 19.0, but it is ics-attack 19.0.");
  }

  @Test
  void aReleaseWithFarFewerTechniquesChangesNothing() throws Exception {
    offer("18.0");
    Looking looking = atIndex();
    looking.look();
    offer("18.1", mobile("18.1", 4));
    assertNothingChanged(
        looking,
        "mobile-attack 18.1: It has 4 techniques, and 18.0 has 10: it must be incomplete.");
  }

  @Test
  void aReleaseWithoutTechniquesChangesNothing() throws Exception {
    offer("18.1", mobile("18.1", 0));
    assertNothingChanged(
        atIndex(), "mobile-attack 18.1: It has no active techniques or no tactics.");
  }

  @Test
  void aNameThatWouldLeaveTheFolderIsRefused() throws Exception {
    var bundle =
        TinyBundle.of("mobile-attack")
            .version("../../x")
            .tactics("TA0027 initial-access")
            .technique("m", "T1410", "One", "initial-access");
    server.serve(BUNDLE, bundle.json());
    assertNothingChanged(
        Looking.off(folder.resolve("home"), server.at(BUNDLE)),
        "It calls itself 'mobile-attack ../../x', which is no domain and version.");
  }

  @Test
  void oneReleaseThatFailsDoesNotKeepTheOthersAway() throws Exception {
    server.serve(
        INDEX,
        """
        {"collections":[
          {"name":"ICS ATT&CK","versions":[{"version":"18.1","url":"ics-attack-18.1.json"}]},
          {"name":"Mobile ATT&CK","versions":[{"version":"18.1","url":"mobile-attack-18.1.json"}]}]}
        """);
    server.serve("/mobile-attack-18.1.json", mobile("18.1", 1).json());
    Looking looking = atIndex();
    assertEquals(List.of("failed: ics-attack 18.1: The server answers 404."), looking.look());
    assertEquals(List.of("18.1"), looking.mobile());
  }

  @Test
  void aFailureIsShownUntilAndBesideTheNextSuccess() throws Exception {
    server.index(INDEX, "Mobile ATT&CK", "18.1", "mobile-attack-18.1.json");
    Looking looking = atIndex();
    looking.look();
    Updates failed = looking.updater.updates();
    assertEquals(Looking.NOW, failed.lastCheck());
    assertNull(failed.lastSuccess());
    assertEquals(server.at(INDEX), failed.lastFailure().source());
    offer("18.1");
    looking.look();
    assertEquals(Looking.NOW, looking.updater.updates().lastSuccess());
    assertEquals(failed.lastFailure(), looking.updater.updates().lastFailure());
  }

  @Test
  void everyOutcomeIsCounted() throws Exception {
    Looking looking = atIndex();
    looking.look();
    offer("18.1");
    looking.look();
    looking.look();
    var counts =
        Stream.of("updated", "unchanged", "failed")
            .map(o -> looking.meters.counter("kasane.attack.updates", "outcome", o).count())
            .toList();
    assertEquals(List.of(1.0, 1.0, 1.0), counts);
    assertEquals(
        Looking.NOW.getEpochSecond(),
        looking.meters.get("kasane.attack.update.last.success").gauge().value());
  }

  @Test
  void afterFailuresItLooksSoonerWithGrowingPauses() throws Exception {
    Looking looking = atIndex();
    var pauses = List.of(looking.updater.look(), looking.updater.look(), looking.updater.look());
    assertEquals(Stream.of(5, 10, 20).map(Duration::ofMinutes).map(Optional::of).toList(), pauses);
    offer("18.1");
    assertEquals(Optional.of(Duration.ofDays(1)), looking.updater.look());
  }

  @Test
  void aServerThatWantsToBeLeftAloneIsLeftAlone() throws Exception {
    server.on(INDEX, e -> LocalServer.status(e, 429, "Retry-After", "86400"));
    assertEquals(Optional.of(Duration.ofDays(1)), atIndex().updater.look());
  }

  @Test
  void aConfiguredAddressIsFetchedOnceAndThenAskedWhetherItChanged() throws Exception {
    server.serve(BUNDLE, mobile("18.0", 10).json());
    Looking looking = Looking.off(folder, server.at(BUNDLE));
    assertEquals(List.of("updated"), looking.look());
    assertEquals(List.of("18.0"), looking.mobile());
    assertEquals(Optional.empty(), looking.updater.look());
    assertEquals(List.of("unchanged"), Looking.off(folder, server.at(BUNDLE)).look());
    server.serve(BUNDLE, mobile("18.1", 10).json());
    assertEquals(List.of("updated"), looking.look());
    assertEquals(List.of("18.1", "18.0"), looking.mobile());
  }

  @Test
  void aConfiguredAddressIsTakenWhateverItsVersionButNeverGoesBack() throws Exception {
    String address = server.at("/enterprise-attack-9.0.json");
    var nine =
        TinyBundle.of("enterprise-attack")
            .tactics("TA0001 initial-access")
            .technique("a", "T1000", "A", "initial-access");
    server.serve("/enterprise-attack-9.0.json", nine.json());
    Looking looking = Looking.off(folder, address);
    looking.look();
    assertEquals(List.of("enterprise-attack 9.0"), looking.releases());
    server.serve("/enterprise-attack-9.0.json", nine.version("8.0").json());
    assertNothingChanged(looking, "It is 8.0, older than the 9.0 that is there.");
  }

  @Test
  void aConfiguredAddressIsUsedFromTheFolderWhereItsServerIsAway() throws Exception {
    server.serve(BUNDLE, mobile("18.0", 10).json());
    Looking.off(folder, server.at(BUNDLE)).look();
    server.close();
    Looking again = Looking.off(folder, server.at(BUNDLE));
    assertEquals(List.of("18.0"), again.mobile());
    assertEquals(List.of("failed: The server takes no connection."), again.look());
    assertEquals(List.of("18.0"), again.mobile());
  }

  @Test
  void aFileThatBrokeInTheFolderIsFetchedAgain() throws Exception {
    server.serve(BUNDLE, mobile("18.0", 10).json());
    Looking.off(folder, server.at(BUNDLE)).look();
    Files.writeString(folder.resolve("mobile-attack-18.0.json.gz"), "broken");
    Looking again = Looking.off(folder, server.at(BUNDLE));
    assertEquals(List.of(), again.mobile());
    assertEquals(
        folder.resolve("mobile-attack-18.0.json.gz").toString(),
        again.library.unreadable().get(0).source());
    assertEquals(List.of("updated"), again.look());
    assertEquals(List.of("18.0"), again.mobile());
    assertEquals(List.of(), again.library.unreadable());
  }

  @Test
  void whatAKilledProcessLeftIsTidiedAway() throws Exception {
    Path left = Files.createFile(folder.resolve("new-1.part"));
    Path fresh = Files.createFile(folder.resolve("new-2.part"));
    Files.setLastModifiedTime(left, FileTime.from(Looking.NOW.minus(Duration.ofDays(2))));
    Files.setLastModifiedTime(fresh, FileTime.from(Looking.NOW));
    Looking.off(folder);
    assertEquals(List.of("new-2.part"), files());
  }

  @Test
  void whatIsKnownOfTheSourcesCanBeLost() throws Exception {
    offer("18.1");
    atIndex().look();
    Files.writeString(folder.resolve("state.json"), "{\"sources\":3");
    Looking again = atIndex();
    assertEquals(List.of("18.1"), again.mobile());
    assertEquals(List.of("unchanged"), again.look());
  }

  @Test
  void aFileThatSomebodyPutsIntoTheFolderIsUsed() throws Exception {
    byte[] bundle = TinyBundle.gzip(mobile("18.1", 1).json().getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("mobile-attack-18.1.json.gz"), bundle);
    assertEquals(List.of("18.1"), Looking.off(folder).mobile());
  }

  @Test
  void filesThatSomebodyPutIntoTheFolderAreNotDeleted() throws Exception {
    for (String version : List.of("14.1", "15.1", "16.1", "17.1", "18.1")) {
      byte[] bundle = TinyBundle.gzip(mobile(version, 1).json().getBytes(StandardCharsets.UTF_8));
      Files.write(folder.resolve("mobile-attack-" + version + ".json.gz"), bundle);
    }
    assertEquals(5, Looking.off(folder).mobile().size());
    assertEquals(5, files().size());
  }

  @Test
  void aReleaseThatDoesNotTellItsVersionIsTheOneListed() throws Exception {
    server.index(INDEX, "Mobile ATT&CK", "18.1", "latest");
    var silent =
        TinyBundle.of("mobile-attack")
            .tactics("TA0027 initial-access")
            .technique("m", "T1410", "One", "initial-access");
    server.serve("/latest", silent.json());
    atIndex().look();
    assertEquals(List.of("18.1"), atIndex().mobile());
  }

  @Test
  void theRealReleaseReplacesTheBuiltInFactsAndTheOneBeforeIt() throws Exception {
    List<String> names =
        List.of("enterprise-attack-17.1.json.gz", "enterprise-attack-18.1.json.gz");
    for (String name : names) {
      byte[] bundle = Files.readAllBytes(SharedData.file("attack/" + name));
      server.serve("/" + name, "application/gzip", bundle);
    }
    Looking looking =
        Looking.over(folder, List.of(server.at("/" + names.get(0))), server.at(INDEX));
    server.index(INDEX, "Enterprise ATT&CK", "17.1", names.get(0));
    assertEquals(List.of("updated", "unchanged"), looking.look());
    assertEquals(List.of("enterprise-attack 17.1"), looking.releases());

    server.index(INDEX, "Enterprise ATT&CK", "18.1", names.get(1));
    assertEquals(List.of("unchanged", "updated"), looking.look());
    assertEquals(List.of("enterprise-attack 18.1", "enterprise-attack 17.1"), looking.releases());
    var attack = looking.library.attack();
    assertEquals(
        Arrays.asList("T1073", "T1574.002", "T1574.001"),
        attack.resolve(new Claim("T1073", null, null, null), null).path());
  }

  @Test
  void nothingIsFetchedThatWasNotAskedFor() throws Exception {
    Looking off = Looking.off(folder);
    assertEquals(Optional.empty(), off.updater.look());
    assertEquals(
        new Updates("off", Looking.NOW, Looking.NOW, null, null, List.of()), off.updater.updates());
    assertEquals(List.of(), files());
  }
}
