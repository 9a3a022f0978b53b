package dev.darkroom.bot.doctor;

import dev.darkroom.bot.doctor.Finding.Verdict;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.store.Database;
import dev.darkroom.store.Invariants;
import dev.darkroom.store.StoreException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;

/// What the doctor finds about the database: whether it opens, whether its books are right, and
/// whether it goes by the same time.
final class DatabaseExamination {
  private static final Duration SKEW_MAX = Duration.ofSeconds(5);

  private final Setup setup;
  private final InstantSource clock;

  DatabaseExamination(Setup setup, InstantSource clock) {
    this.setup = setup;
    this.clock = clock;
  }

  List<Finding> run() {
    var file = setup.database().file();
    if (file.isPresent() && !Files.exists(file.get()) && isNew())
      return List.of(
          new Finding("database", Verdict.WELL, "none yet; the first command makes " + file.get()));
    try (var database = Database.open(setup.database())) {
      return List.of(
          Doctor.seen("database", () -> books(database)),
          Doctor.seen("database clock", () -> clock(database)));
    } catch (StoreException.Locked locked) {
      return List.of(
          new Finding(
              "database",
              Verdict.UNCHECKED,
              locked.getMessage() + " If that is the service, ask it: darkroom health."));
    } catch (StoreException unusable) {
      return List.of(new Finding("database", Verdict.ILL, String.valueOf(unusable.getMessage())));
    }
  }

  /// A seal without its file is what is left of a database; opening says so.
  private boolean isNew() {
    return !Files.exists(setup.database().file().orElseThrow().resolveSibling("darkroom.process"));
  }

  private static Finding books(Database database) {
    var broken = Invariants.check(database);
    return broken.isEmpty()
        ? new Finding("database", Verdict.WELL, "opens, and every account adds up")
        : new Finding(
            "database",
            Verdict.ILL,
            "has wrong books (%s); restore the newest backup: darkroom restore --replace FILE"
                .formatted(broken));
  }

  private Finding clock(Database database) {
    Instant there =
        database.with(sql ->
            sql.createQuery("select current_timestamp")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant());
    var skew = Duration.between(there, clock.instant()).abs();
    return skew.compareTo(SKEW_MAX) > 0
        ? new Finding(
            "database clock",
            Verdict.UNWISE,
            "differs from this machine's by %d s; run a time service on both"
                .formatted(skew.toSeconds()))
        : new Finding("database clock", Verdict.WELL, "goes with this machine's");
  }
}
