package dev.darkroom.bot.cli;

import dev.darkroom.bot.ops.Precautions;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.settings.Nearest;
import dev.darkroom.settings.ProviderSettings;
import dev.darkroom.settings.Setting;
import dev.darkroom.settings.Settings;
import dev.darkroom.settings.SettingsException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `darkroom config`: what the files say, without running anything.
@Command(
    name = "config",
    description = "Check the configuration, or explain a setting.",
    subcommands = {ConfigCommand.Check.class, ConfigCommand.Explain.class})
final class ConfigCommand implements Runnable {
  @Override
  public void run() {
    throw new CommandException(
        ExitCode.INPUT, "Say what to do: darkroom config check or darkroom config explain KEY.");
  }

  /// `darkroom config check`.
  @Command(name = "check", description = "Name every mistake in the configuration at once.")
  static final class Check extends ShortCommand implements ForOperators {
    private static final List<String> NOT_CHECKED =
        List.of(
            "whether keys are valid and services answer: darkroom providers check",
            "whether this machine is fit to run it: darkroom doctor");

    @Override
    public Integer call() {
      try {
        right(Session.setup(shared));
        return ExitCode.OK.code();
      } catch (SettingsException wrong) {
        if (!shared.json()) throw wrong;
        var document = document().put("ok", false);
        var list = document.putArray("mistakes");
        for (var mistake : wrong.mistakes())
          list.addObject()
              .put("place", mistake.place())
              .put("key", mistake.key())
              .put("problem", mistake.problem());
        print(document);
        return ExitCode.CONFIG.code();
      }
    }

    private void right(Setup setup) {
      var settings = setup.configuration().settings();
      var warnings =
          Precautions.missing(settings, setup.folder(), System.getProperty("user.name", ""));
      var checked =
          "%s: darkroom.yaml, models.yaml, plans.yaml, looks.yaml and the environment"
              .formatted(setup.folder());
      if (shared.json()) {
        var document = document().put("ok", true).put("checked", checked);
        document.putArray("mistakes");
        var list = document.putArray("warnings");
        warnings.forEach(list::add);
        var not = document.putArray("notChecked");
        NOT_CHECKED.forEach(not::add);
        print(document);
        return;
      }
      out().println("No mistake in " + checked + ".");
      out()
          .printf(
              "  %d models, %d plans, %d looks; services with all they need: %s%n",
              setup.configuration().catalog().models().size(),
              setup.configuration().plans().size(),
              setup.configuration().looks().size(),
              usable(settings));
      warnings.forEach(warning -> out().println("  Unwise: " + warning));
      NOT_CHECKED.forEach(what -> out().println("  Not checked: " + what));
      out().flush();
    }

    private static String usable(Settings settings) {
      return settings.providers().values().stream()
          .filter(provider -> provider.missing().isEmpty())
          .map(ProviderSettings::name)
          .collect(Collectors.joining(", "));
    }
  }

  /// `darkroom config explain`.
  @Command(
      name = "explain",
      description = "Say what a setting does, what it is set to, and where that was said.")
  static final class Explain extends ShortCommand {
    @Parameters(
        arity = "0..1",
        paramLabel = "KEY",
        description = "Such as queue.slots, or the variable of a secret; all when left out.")
    private @Nullable String key;

    @Override
    public Integer call() {
      var all = Settings.explain(shared.config(), shared.variables());
      var chosen = key == null ? all : List.of(find(all, key));
      if (shared.json()) json(chosen);
      else if (key == null) chosen.forEach(this::line);
      else chosen.forEach(this::text);
      out().flush();
      return ExitCode.OK.code();
    }

    private static Setting find(List<Setting> all, String key) {
      return all.stream()
          .filter(it -> it.name().equals(key) || it.key().variable().equals(key))
          .findFirst()
          .orElseThrow(() -> new CommandException(ExitCode.INPUT, unknown(all, key)));
    }

    private static String unknown(List<Setting> all, String key) {
      var names = all.stream().map(Setting::name).toList();
      return "“%s” is not a setting; %s"
          .formatted(
              key,
              Nearest.of(key, names)
                  .map("did you mean %s?"::formatted)
                  .orElse("without a key they are all listed."));
    }

    private void line(Setting setting) {
      out().printf("%-34s %-30s %s%n", setting.name(), setting.value(), setting.source());
    }

    private void text(Setting setting) {
      var doc = setting.key();
      out().println(setting.name() + ": " + doc.meaning());
      out().println("  takes      " + doc.expected());
      if (!setting.isSecret()) {
        out()
            .println("  default    " + (doc.byDefault().isEmpty() ? "(not set)" : doc.byDefault()));
        out().println("  variable   " + doc.variable());
      } else
        out()
            .println(
                "  variable   %s, or %s_FILE with a file's name"
                    .formatted(doc.variable(), doc.variable()));
      out().println("  now        %s (%s)".formatted(setting.value(), setting.source()));
    }

    private void json(List<Setting> settings) {
      var document = document();
      var list = document.putArray("settings");
      for (var setting : settings)
        list.addObject()
            .put("name", setting.name())
            .put("variable", setting.key().variable())
            .put("meaning", setting.key().meaning())
            .put("expected", setting.key().expected())
            .put("default", setting.key().byDefault())
            .put("value", setting.value())
            .put("source", setting.source())
            .put("secret", setting.isSecret());
      print(document);
    }
  }
}
