package dev.darkroom.bot.cli;

import dev.darkroom.bot.log.LogOptions;
import dev.darkroom.bot.ops.PortTakenException;
import dev.darkroom.bot.wiring.PlayedServices;
import dev.darkroom.settings.SettingsException;
import dev.darkroom.store.StoreException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/// `darkroom`: the root of the command line, with the options that every command has.
///
/// It must not touch the log: a short command starts in half the time if nobody sets up logging.
@Command(
    name = "darkroom",
    description = "Turns pictures into pictures and clips, on Discord, on Slack and right here.",
    versionProvider = Darkroom.Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      HealthCommand.class,
      DemoCommand.class,
      ServeCommand.class,
      DiscordCommand.class,
      SlackCommand.class,
      GenerateCommand.Transform.class,
      GenerateCommand.Edit.class,
      GenerateCommand.Animate.class,
      GenerateCommand.Upscale.class,
      GenerateCommand.Batch.class,
      ModelsCommand.class,
      LooksCommand.class,
      CreditsCommand.class,
      HistoryCommand.class,
      QueueCommand.class,
      CancelCommand.class,
      CastCommand.class,
      CompareCommand.class,
      PlanCommand.class,
      PrivacyCommand.class,
      MemberCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      DoctorCommand.class,
      ConfigCommand.class,
      ProvidersCommand.class,
      HelpCommand.class,
      RehearseCommand.class
    })
public final class Darkroom implements Runnable, AutoCloseable {
  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Log errors only.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Log what happens; twice: also the details.")
  private boolean[] verbose = {};

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      scope = ScopeType.INHERIT,
      description = "How log lines on standard error look (default: text).")
  private LogOptions.Format logFormat = LogOptions.Format.TEXT;

  private final Map<String, String> variables;
  private @Nullable PlayedServices played;

  private Darkroom(Map<String, String> variables) {
    this.variables = variables;
  }

  /// Runs one command line, as typed, and returns the number that the process ends with.
  public static int run(String... arguments) {
    return commandLine(System.getenv()).execute(arguments);
  }

  /// The whole tree of commands. Tests run it in their own process, with their own writers.
  ///
  /// @param variables environment variables
  static CommandLine commandLine(Map<String, String> variables) {
    var root = new Darkroom(variables);
    var commandLine = new CommandLine(root);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExpandAtFiles(false); // a prompt may begin with "@"
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setParameterExceptionHandler(wrongUsage());
    commandLine.setExecutionExceptionHandler(root.failure());
    commandLine.setExecutionStrategy(parsed -> {
      root.chooseLog(parsed);
      try (root) {
        return new CommandLine.RunLast().execute(parsed);
      }
    });
    return commandLine;
  }

  /// The environment variables that this command line was given.
  Map<String, String> variables() {
    return variables;
  }

  /// The environment in which every service is played by this process, until the command ends.
  Map<String, String> variablesWithPlayedServices() {
    if (played == null) played = PlayedServices.start(InstantSource.system());
    return played.over(variables);
  }

  /// What the command opened for the time that it runs.
  @Override
  public void close() {
    if (played != null) played.close();
  }

  @Override
  public void run() {
    throw new CommandException(ExitCode.INPUT, "Say what to do: darkroom help lists the commands.");
  }

  private void chooseLog(ParseResult parsed) {
    var service =
        parsed.hasSubcommand() && parsed.subcommand().commandSpec().name().equals("serve");
    var level =
        switch (verbose.length) {
          case 0 -> quiet ? Level.ERROR : service ? Level.INFO : Level.WARN;
          case 1 -> service ? Level.DEBUG : Level.INFO;
          default -> Level.DEBUG;
        };
    LogOptions.choose(new LogOptions(level, logFormat));
  }

  private static IParameterExceptionHandler wrongUsage() {
    return (wrong, _) -> {
      var commandLine = wrong.getCommandLine();
      var err = commandLine.getErr();
      err.println("darkroom: " + sentence(wrong));
      if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
        err.println("darkroom: see " + commandLine.getCommandSpec().qualifiedName() + " --help");
      }
      err.flush();
      return ExitCode.INPUT.code();
    };
  }

  private IExecutionExceptionHandler failure() {
    return (thrown, commandLine, _) -> {
      var err = commandLine.getErr();
      err.println("darkroom: " + sentence(thrown));
      if (verbose.length > 0 && !(thrown instanceof CommandException)) printTrace(thrown, err);
      err.flush();
      return exitCode(thrown, commandLine.getCommand() instanceof ForOperators).code();
    };
  }

  private static ExitCode exitCode(Exception thrown, boolean forOperators) {
    return switch (thrown) {
      case CommandException expected -> expected.exitCode();
      case SettingsException _, StoreException.Unsafe _ ->
          forOperators ? ExitCode.CONFIG : ExitCode.INPUT;
      case StoreException.Locked _, PortTakenException _ -> ExitCode.LOCKED;
      default -> ExitCode.FAULT;
    };
  }

  private static String sentence(Exception thrown) {
    var message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.toString() : message;
  }

  private static void printTrace(Exception thrown, PrintWriter err) {
    thrown.printStackTrace(err);
  }

  /// The version in the jar's manifest; "development" when classes are run from a folder.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Darkroom.class.getPackage().getImplementationVersion();
      return new String[] {"darkroom " + (version == null ? "development" : version)};
    }
  }
}
