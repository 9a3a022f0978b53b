package dev.darkroom.bot.ops;

import dev.darkroom.store.Backups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/// Backups that a running service makes: by the clock, and when another process asks for one. Only
/// one process can have the embedded database open, so `darkroom backup` leaves a note in the
/// backups' folder, and who may write there may ask.
public final class AutomaticBackups {
  private static final String NOTE = "wanted";

  /// How often to [#look]: whoever asks for a backup waits for it.
  public static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

  private final Backups backups;
  private final Path note;
  private final Duration every;
  private final InstantSource clock;
  private Instant due;

  /// @param every time between two backups; zero makes them only when asked
  public AutomaticBackups(Backups backups, Duration every, InstantSource clock) {
    this.backups = backups;
    this.note = note(backups.folder());
    this.every = every;
    this.clock = clock;
    this.due = every.isZero() ? Instant.MAX : clock.instant().plus(every);
  }

  /// Makes a backup if one is due or asked for.
  public void look() {
    boolean asked = Files.exists(note);
    if (!asked && clock.instant().isBefore(due)) return;
    // Asked for late: `darkroom backup` must not set up the log.
    var log = LoggerFactory.getLogger(AutomaticBackups.class);
    try {
      var file = backups.make();
      due = every.isZero() ? Instant.MAX : clock.instant().plus(every);
      log.atInfo().addKeyValue("file", file).log("backup made");
      Files.deleteIfExists(note);
    } catch (RuntimeException | IOException failed) {
      due = every.isZero() ? Instant.MAX : clock.instant().plus(AFTER_FAILURE);
      log.atError().setCause(failed).log("the backup failed; the database has no newer copy");
      withdraw(note);
    }
  }

  /// Asks the service that has the database open for a backup, and waits for it.
  ///
  /// @param folder where the service keeps its backups
  /// @return the file; empty when the service did not make one in that time
  public static Optional<Path> ask(Path folder, Duration patience) {
    var note = note(folder);
    var before = Backups.newestIn(folder);
    try {
      Files.createDirectories(folder);
      Files.writeString(note, "");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + folder, e);
    }
    long end = System.nanoTime() + patience.toNanos();
    while (Files.exists(note) && System.nanoTime() < end)
      LockSupport.parkNanos(LOOK_EVERY.toNanos() / 10);
    withdraw(note);
    return Backups.newestIn(folder).stream().filter(file -> !before.contains(file)).findFirst();
  }

  private static Path note(Path folder) {
    return folder.resolve(NOTE);
  }

  private static void withdraw(Path note) {
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
