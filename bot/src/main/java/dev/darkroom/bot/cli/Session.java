package dev.darkroom.bot.cli;

import dev.darkroom.bot.wiring.Bot;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Requester;
import dev.darkroom.settings.SettingsException;
import dev.darkroom.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// One command's use of the bot: configuration read, database open, this machine's user as member.
final class Session implements AutoCloseable {
  private final Bot bot;
  private final CommandLineSurface surface;

  private Session(Bot bot, CommandLineSurface surface) {
    this.bot = bot;
    this.surface = surface;
  }

  /// Reads the configuration alone.
  ///
  /// @throws CommandException with all that is wrong in it
  static Setup setup(SharedOptions options) {
    try {
      var setup = Setup.load(options.config(), System.getenv());
      return options.data().map(setup::withData).orElse(setup);
    } catch (SettingsException wrong) {
      throw new CommandException(ExitCode.INPUT, String.valueOf(wrong.getMessage()));
    }
  }

  /// Opens the bot; nothing runs yet.
  ///
  /// @throws CommandException when configuration, folder or database do not allow it
  static Session open(SharedOptions options) {
    return open(setup(options));
  }

  static Session open(Setup setup) {
    mustBeWritable(setup.configuration().settings().data());
    var late = new Bot[1];
    var surface = new CommandLineSurface(() -> late[0].store());
    try {
      late[0] = Bot.open(setup, List.of(surface), InstantSource.system());
      return new Session(late[0], surface);
    } catch (StoreException.Locked locked) {
      throw new CommandException(ExitCode.LOCKED, String.valueOf(locked.getMessage()));
    } catch (StoreException unusable) {
      throw new CommandException(ExitCode.FAULT, String.valueOf(unusable.getMessage()));
    }
  }

  private static void mustBeWritable(Path data) {
    try {
      Files.createDirectories(data);
    } catch (java.io.IOException fault) {
      throw unwritable(data);
    }
    if (!Files.isWritable(data)) throw unwritable(data);
  }

  private static CommandException unwritable(Path data) {
    return new CommandException(
        ExitCode.FAULT,
        "The data folder %s cannot be written: choose another with --data, or run: chown -R \"$USER\" %s"
            .formatted(data, data));
  }

  Bot bot() {
    return bot;
  }

  CommandLineSurface surface() {
    return surface;
  }

  /// The user of this machine; who has the files may moderate.
  Requester requester() {
    return new Requester(
        new MemberId(CommunityId.LOCAL, System.getProperty("user.name", "you")), Set.of(), true);
  }

  @Override
  public void close() {
    bot.close();
  }
}
