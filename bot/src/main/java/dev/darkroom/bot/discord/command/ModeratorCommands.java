package dev.darkroom.bot.discord.command;

import java.util.List;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;

/// What moderators can do. Each thing that a server may want to gate by itself is a command of its
/// own: Discord's own settings (Integrations) cannot gate subcommands.
final class ModeratorCommands {
  private ModeratorCommands() {}

  static List<CommandData> all() {
    return List.of();
  }
}
