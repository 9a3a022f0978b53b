package dev.darkroom.bot.rules;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.darkroom.bot.Main;
import dev.darkroom.credit.Credits;
import java.io.PrintStream;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may know whom, and what nobody may do. The words are in CONTRIBUTING.md; this enforces them.
final class ArchitectureTest {
  /// Only our two modules: scanning the whole class path takes half a minute.
  private static final JavaClasses OURS =
      new ClassFileImporter().importUrls(List.of(codeOf(Main.class), codeOf(Credits.class)));

  @Test
  void bothModulesAreReallyRead() {
    assertThat(OURS.contain(Main.class)).isTrue();
    assertThat(OURS.contain(Credits.class)).isTrue();
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("dev.darkroom.(**)").should().beFreeOfCycles().check(OURS);
  }

  /// Each line: a part, and those above it that it must not know.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "media      | credit catalog provider generation store surface queue bot",
        "credit     | media catalog provider generation store surface queue bot",
        "catalog    | provider generation store surface queue bot",
        "provider   | generation store surface queue bot",
        "generation | store surface queue bot",
        "store      | surface queue bot",
        "surface    | store queue bot",
        "queue      | bot",
      })
  void dependenciesPointOneWay(String part, String above) {
    noClasses()
        .that(resideInAPackage("dev.darkroom." + part + ".."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                List.of(above.split(" ")).stream()
                    .map(name -> "dev.darkroom." + name + "..")
                    .toArray(String[]::new)))
        .allowEmptyShould(true)
        .check(OURS);
  }

  /// All of them know what is common to HTTP, and nothing else of their neighbours.
  @Test
  void providersDoNotKnowEachOther() {
    slices()
        .matching("dev.darkroom.provider.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAPackage("dev.darkroom.provider.http.."))
        .allowEmptyShould(true)
        .check(OURS);
  }

  @ParameterizedTest
  @CsvSource({
    "cli, discord slack web",
    "discord, cli slack web",
    "slack, cli discord web",
    "web, cli discord slack"
  })
  void surfacesDoNotKnowEachOther(String surface, String others) {
    noClasses()
        .that(resideInAPackage("dev.darkroom.bot." + surface + ".."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                List.of(others.split(" ")).stream()
                    .map(name -> "dev.darkroom.bot." + name + "..")
                    .toArray(String[]::new)))
        .allowEmptyShould(true)
        .check(OURS);
  }

  /// Time is an argument: `InstantSource.system()` is asked for where things are wired, and passed
  /// down. (`System.nanoTime()` is fine: it measures, it does not tell the time.)
  @Test
  void nobodyReadsTheSystemClock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .check(OURS);
    noClasses()
        .that(not(resideInAPackage("dev.darkroom.bot..")))
        .should()
        .callMethod(InstantSource.class, "system")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(OURS);
  }

  @Test
  void nobodySleeps() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .check(OURS);
  }

  /// Chance is an argument, too: a seeded `RandomGenerator`.
  @Test
  void nobodyMakesChanceThatCannotBeRepeated() {
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(OURS);
  }

  /// Standard output belongs to the command line's answers and to the media worker's protocol.
  @Test
  void onlyTheCommandLineAndTheWorkerWriteToStandardOutput() {
    noClasses()
        .that(not(resideInAnyPackage("dev.darkroom.bot.cli..", "dev.darkroom.media.worker..")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace", PrintStream.class)
        .check(OURS);
  }

  @Test
  void onlyProgramsEndTheProcess() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(OURS);
  }

  private static URL codeOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
