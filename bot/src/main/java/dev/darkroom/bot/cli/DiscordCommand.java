package dev.darkroom.bot.cli;

import dev.darkroom.bot.wiring.Talk;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `darkroom discord`: what an operator needs for Discord.
@Command(
    name = "discord",
    description = "Set Discord up.",
    subcommands = DiscordCommand.InviteCommand.class)
final class DiscordCommand implements Runnable {
  @Override
  public void run() {
    throw new CommandException(
        ExitCode.INPUT, "Say what to do: darkroom discord invite prints the invite link.");
  }

  /// `darkroom discord invite`.
  @Command(name = "invite", description = "Print the link that adds the bot to a server.")
  static final class InviteCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private SharedOptions shared;

    @Option(
        names = "--application",
        paramLabel = "ID",
        description = "Id of the application (default: from DISCORD_TOKEN).")
    private @Nullable String application;

    @Override
    public Integer call() {
      var settings = Session.setup(shared).configuration().settings();
      var link =
          Talk.discordInvite(settings, Optional.ofNullable(application))
              .orElseThrow(() ->
                  new CommandException(
                      ExitCode.INPUT, "Set DISCORD_TOKEN, or give --application ID."));
      spec.commandLine().getOut().println(link);
      return ExitCode.OK.code();
    }
  }
}
