package dev.kasane;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses KASANE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.kasane");

  private static final String[] BEHIND_REST = {
    "exchange",
    "stream",
    "plan",
    "guideline",
    "casebook",
    "mapping",
    "finding",
    "search",
    "update",
    "attack"
  };

  @Test
  void aFindingFlowsOneWayAndPackagesUseOnlyWhatTheySay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("start")
        .definedBy("dev.kasane")
        .layer("attack")
        .definedBy("dev.kasane.attack..")
        .layer("update")
        .definedBy("dev.kasane.update..")
        .layer("search")
        .definedBy("dev.kasane.search..")
        .layer("finding")
        .definedBy("dev.kasane.finding..")
        .layer("mapping")
        .definedBy("dev.kasane.mapping..")
        .layer("casebook")
        .definedBy("dev.kasane.casebook..")
        .layer("guideline")
        .definedBy("dev.kasane.guideline..")
        .layer("plan")
        .definedBy("dev.kasane.plan..")
        .layer("stream")
        .definedBy("dev.kasane.stream..")
        .layer("exchange")
        .definedBy("dev.kasane.exchange..")
        .layer("api")
        .definedBy("dev.kasane.api..")
        .layer("web")
        .definedBy("dev.kasane.web..")
        .layer("demo")
        .definedBy("dev.kasane.demo..")
        .layer("embedded")
        .definedBy("dev.kasane.embedded..")
        .whereLayer("attack")
        .mayNotAccessAnyLayer()
        .whereLayer("update")
        .mayOnlyAccessLayers("attack")
        .whereLayer("search")
        .mayOnlyAccessLayers("attack")
        .whereLayer("finding")
        .mayOnlyAccessLayers("attack")
        .whereLayer("mapping")
        .mayOnlyAccessLayers("finding", "attack")
        .whereLayer("casebook")
        .mayOnlyAccessLayers("mapping", "finding", "attack")
        .whereLayer("stream")
        .mayOnlyAccessLayers("casebook", "mapping", "finding", "attack")
        .whereLayer("exchange")
        .mayOnlyAccessLayers("stream", "casebook", "mapping", "finding", "attack")
        .whereLayer("guideline")
        .mayOnlyAccessLayers("casebook", "attack")
        .whereLayer("plan")
        .mayOnlyAccessLayers("guideline", "casebook", "finding", "attack")
        .whereLayer("api")
        .mayOnlyAccessLayers(BEHIND_REST)
        .whereLayer("web")
        .mayOnlyAccessLayers(
            Stream.concat(Stream.of("api"), Arrays.stream(BEHIND_REST)).toArray(String[]::new))
        .whereLayer("web")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("demo")
        .mayOnlyAccessLayers("stream")
        .whereLayer("embedded")
        .mayNotAccessAnyLayer()
        .whereLayer("embedded")
        .mayOnlyBeAccessedByLayers("start")
        .whereLayer("api")
        .mayOnlyBeAccessedByLayers("web")
        .whereLayer("demo")
        .mayNotBeAccessedByAnyLayer()
        .check(KASANE);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    slices().matching("dev.kasane.(*)..").should().beFreeOfCycles().check(KASANE);
  }

  @Test
  void onlyTheStreamSpeaksKafka() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.kasane.stream..", "dev.kasane.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka.clients..", "org.eclipse.microprofile.reactive.messaging..")
        .check(KASANE);
  }

  @Test
  void onlyTheUpdateAsksOtherServers() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.kasane.update..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..")
        .check(KASANE);
  }

  @Test
  void onlyTheCasebookSpeaksSql() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.kasane.casebook..", "dev.kasane.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.agroal..", "jakarta.persistence..", "io.quarkus.hibernate..")
        .check(KASANE);
  }

  @Test
  void onlyTheSearchUsesLucene() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.kasane.search..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.lucene..")
        .check(KASANE);
  }

  @Test
  void onlyTheEmbeddedPackageUsesTheServersLibraries() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.kasane.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("kafka..", "org.apache.kafka.metadata..", "io.zonky..")
        .check(KASANE);
  }

  @Test
  void whatIsPureKnowsNoClockAndNoContainer() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.kasane.mapping..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .check(KASANE);
  }

  @Test
  void everyConfigurationIsAPublicInterfaceNamedSo() {
    classes()
        .that()
        .areAnnotatedWith(ConfigMapping.class)
        .should()
        .haveSimpleNameEndingWith("Config")
        .andShould()
        .bePublic()
        .check(KASANE);
  }

  @Test
  void everyPackageSaysWhatBelongsThere() throws IOException {
    Path sources = Path.of("src/main/java/dev/kasane");
    try (Stream<Path> folders = Files.walk(sources)) {
      List<Path> silent =
          folders
              .filter(Files::isDirectory)
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertEquals(List.of(), silent);
    }
  }
}
