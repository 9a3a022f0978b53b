package dev.darkroom.bot.cli;

import dev.darkroom.settings.DataFolder;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.Restore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `darkroom restore`: all of a backup, and only if the books in it are right.
@Command(
    name = "restore",
    description = {
      "Put a backup in place, once it has proved to be whole and its books to be right.",
      "Stop the service first. Works for the embedded database and for an empty PostgreSQL."
    })
final class RestoreCommand extends ShortCommand implements ForOperators {
  @Parameters(paramLabel = "FILE", description = "A file that `darkroom backup` made.")
  private Path file = Path.of("");

  @Option(
      names = "--replace",
      description = "Move a database that is there aside, into a folder beside it.")
  private boolean replace;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file))
      throw new CommandException(ExitCode.INPUT, "There is no file %s.".formatted(file));
    var setup = Session.setup(shared);
    DataFolder.prepare(setup.configuration().settings().data());
    var moved = restore(setup.database());
    if (shared.json()) {
      var document = document().put("restored", file.toString());
      moved.ifPresent(folder -> document.put("replaced", folder.toString()));
      print(document);
    } else {
      moved.ifPresent(folder -> out().println("What was there lies in " + folder));
      out().println("Restored from " + file + "; every account adds up.");
    }
    out().flush();
    return ExitCode.OK.code();
  }

  private Optional<Path> restore(DatabaseSettings target) {
    target
        .file()
        .filter(there -> !replace && Files.exists(there))
        .ifPresent(there -> {
          throw new CommandException(
              ExitCode.INPUT,
              "The database %s is there: add --replace to move it aside.".formatted(there));
        });
    try {
      if (target.file().isPresent()) return Restore.inPlaceOf(target, file, InstantSource.system());
      Restore.into(target, file);
      return Optional.empty();
    } catch (IllegalArgumentException wrong) {
      var sentence = String.valueOf(wrong.getMessage());
      throw new CommandException(
          ExitCode.INPUT, sentence.endsWith(".") ? sentence : sentence + ".");
    }
  }
}
