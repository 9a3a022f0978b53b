package dev.darkroom.bot.cli;

import dev.darkroom.bot.wiring.SlackApp;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `darkroom slack`: what an operator needs for Slack.
@Command(
    name = "slack",
    description = "Set Slack up.",
    subcommands = SlackCommand.ManifestCommand.class)
final class SlackCommand implements Runnable {
  @Override
  public void run() {
    throw new CommandException(
        ExitCode.INPUT,
        "Say what to do: darkroom slack manifest prints what Slack makes the app from.");
  }

  /// `darkroom slack manifest`.
  @Command(
      name = "manifest",
      description = {
        "Print the app's manifest: api.slack.com/apps, Create New App, From a manifest.",
        "Follows slack.mode and slack.client-id of the configuration."
      })
  static final class ManifestCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private SharedOptions shared;

    @Option(names = "--name", description = "The app's name (default: Darkroom).")
    private @Nullable String name;

    @Option(names = "--http", description = "Deliver over HTTP, whatever slack.mode says.")
    private boolean http;

    @Option(
        names = "--several-workspaces",
        description = "To be installed by OAuth, whatever slack.client-id says.")
    private boolean several;

    @Option(
        names = "--url",
        paramLabel = "URL",
        description = "How the world reaches this bot (default: public-url).")
    private @Nullable URI url;

    @Override
    public Integer call() {
      var app = new SlackApp(Optional.ofNullable(name), http, several, Optional.ofNullable(url));
      try {
        spec.commandLine().getOut().println(app.manifest(Session.setup(shared)));
      } catch (IllegalArgumentException missing) {
        throw new CommandException(ExitCode.INPUT, String.valueOf(missing.getMessage()));
      }
      return ExitCode.OK.code();
    }
  }
}
