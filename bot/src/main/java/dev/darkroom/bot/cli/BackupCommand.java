package dev.darkroom.bot.cli;

import dev.darkroom.bot.ops.AutomaticBackups;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.store.Database;
import dev.darkroom.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `darkroom backup`: also while the service runs.
@Command(
    name = "backup",
    description = {
      "Copy the database into one file, also while the service runs.",
      "Kept pictures are not in it: copy DATA/media beside it, or keep them in an object store."
    })
final class BackupCommand extends ShortCommand implements ForOperators {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|DIR",
      description = "Where to (default: DATA/backups, where the oldest ones go).")
  private @Nullable Path target;

  @Override
  public Integer call() throws IOException {
    var setup = Session.setup(shared);
    mustBeThere(setup);
    var file = make(setup).toAbsolutePath().normalize();
    var sizeBytes = Files.size(file);
    if (shared.json()) print(document().put("file", file.toString()).put("sizeBytes", sizeBytes));
    else out().printf("%s, %,d kB%n", file, sizeBytes / 1000);
    out().flush();
    return ExitCode.OK.code();
  }

  /// Opening would make an empty database.
  private static void mustBeThere(Setup setup) {
    var file = setup.database().file();
    if (file.isPresent() && !Files.exists(file.get()))
      throw new CommandException(
          ExitCode.INPUT,
          "There is no database %s yet; name its folder with --data.".formatted(file.get()));
  }

  private Path make(Setup setup) {
    try (var database = Database.open(setup.database())) {
      var backups = setup.backups(database, InstantSource.system());
      if (target == null) return backups.make();
      return Files.isDirectory(target)
          ? backups.make(target.resolve(backups.nextName()))
          : backups.make(target);
    } catch (StoreException.Locked locked) {
      var own = askTheService(setup, locked);
      return target == null ? own : copy(own, target);
    }
  }

  private static Path askTheService(Setup setup, StoreException.Locked locked) {
    return AutomaticBackups.ask(setup.backupsFolder(), PATIENCE)
        .orElseThrow(() ->
            new CommandException(
                ExitCode.LOCKED,
                locked.getMessage()
                    + " It was asked for a backup and made none: if it is the service, its log says why."));
  }

  private static Path copy(Path backup, Path target) {
    try {
      return Files.copy(
          backup, Files.isDirectory(target) ? target.resolve(backup.getFileName()) : target);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The backup is %s; it cannot be copied to %s".formatted(backup, target), e);
    }
  }
}
