package dev.darkroom.bot.cli;

import dev.darkroom.bot.log.Mask;
import dev.darkroom.bot.wiring.Bot;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Requester;
import dev.darkroom.settings.DataFolder;
import dev.darkroom.settings.Secret;
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

  /// Reads the configuration alone; its secrets are masked from then on.
  ///
  /// @throws dev.darkroom.settings.SettingsException with all that is wrong in it
  static Setup setup(SharedOptions options) {
    var setup = Setup.load(options.config(), options.variables());
    Mask.OF_LOG.hide(
        setup.configuration().settings().secrets().stream().map(Secret::reveal).toList());
    return options.data().map(setup::withData).orElse(setup);
  }

  /// Opens the bot; nothing runs yet.
  ///
  /// @throws dev.darkroom.settings.SettingsException when configuration or data folder do not allow
  ///   it
  /// @throws dev.darkroom.store.StoreException when the database does not
  static Session open(SharedOptions options) {
    return open(setup(options));
  }

  static Session open(Setup setup) {
    DataFolder.prepare(setup.configuration().settings().data());
    var late = new Bot[1];
    var surface = new CommandLineSurface(() -> late[0].store());
    late[0] = Bot.open(setup, List.of(surface), InstantSource.system());
    return new Session(late[0], surface);
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
