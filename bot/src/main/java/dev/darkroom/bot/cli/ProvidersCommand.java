package dev.darkroom.bot.cli;

import dev.darkroom.bot.ops.RouteChecks;
import dev.darkroom.bot.ops.RouteChecks.Outcome;
import dev.darkroom.bot.ops.RouteChecks.Row;
import dev.darkroom.bot.wiring.Services;
import dev.darkroom.provider.ServiceCheck;
import dev.darkroom.provider.ServiceCheck.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/// `darkroom providers`: whether the services that run models would work.
@Command(
    name = "providers",
    description = "Check the services that run models.",
    subcommands = ProvidersCommand.Check.class)
final class ProvidersCommand implements Runnable {
  @Override
  public void run() {
    throw new CommandException(ExitCode.INPUT, "Say what to do: darkroom providers check.");
  }

  /// `darkroom providers check`.
  @Command(
      name = "check",
      description = {
        "Ask each service once and for free: is the key valid, does the model exist, what is left.",
        "Ends with 4 when a service says no, with 77 when one does not answer."
      })
  static final class Check extends ShortCommand implements ForOperators {
    @Override
    public Integer call() throws InterruptedException {
      var setup = Session.setup(shared);
      var services = Services.alone(setup, InstantSource.system());
      var rows = new RouteChecks(setup.configuration().catalog(), services).run();
      if (shared.json()) json(rows);
      else text(rows);
      return exitCode(rows).code();
    }

    private static ExitCode exitCode(List<Row> rows) {
      if (rows.stream().anyMatch(Row::refused)) return ExitCode.PROVIDER;
      return rows.stream().anyMatch(Row::broken) ? ExitCode.UNCHECKED : ExitCode.OK;
    }

    private void text(List<Row> rows) {
      out()
          .printf(
              "%-10s %-44s %-6s %-6s %-14s %8s  %s%n",
              "service", "model there", "key", "model", "balance", "answer", "for");
      for (var row : rows) {
        var route = row.route();
        var models = String.join(", ", row.models());
        switch (row.outcome()) {
          case Outcome.Asked(var answer) ->
              out()
                  .printf(
                      "%-10s %-44s %-6s %-6s %-14s %5d ms  %s%s%n",
                      route.provider(),
                      route.remoteModel(),
                      word(answer.key()),
                      word(answer.model()),
                      answer.balance().orElse("not told"),
                      answer.latency().toMillis(),
                      models,
                      answer.note().isEmpty() ? "" : "; " + answer.note());
          case Outcome.NoKey(var setting) ->
              out()
                  .printf(
                      "%-10s %-44s not checked: set %s  %s%n",
                      route.provider(), route.remoteModel(), setting, models);
          case Outcome.BuiltIn _ ->
              out()
                  .printf(
                      "%-10s %-44s built in, nothing to ask  %s%n",
                      route.provider(), route.remoteModel(), models);
        }
      }
      out().flush();
    }

    private static String word(Verdict verdict) {
      return switch (verdict) {
        case GOOD -> "good";
        case BAD -> "BAD";
        case UNKNOWN -> "?";
      };
    }

    private void json(List<Row> rows) {
      var document = document();
      var list = document.putArray("routes");
      for (var row : rows) {
        var node =
            list.addObject()
                .put("provider", row.route().provider())
                .put("remoteModel", row.route().remoteModel());
        row.models().forEach(node.putArray("models")::add);
        switch (row.outcome()) {
          case Outcome.Asked(ServiceCheck answer) -> {
            node.put("checked", true)
                .put("key", answer.key().name().toLowerCase(Locale.ROOT))
                .put("model", answer.model().name().toLowerCase(Locale.ROOT))
                .put("latencyMs", answer.latency().toMillis())
                .put("broken", answer.broken())
                .put("note", answer.note());
            answer.balance().ifPresent(balance -> node.put("balance", balance));
          }
          case Outcome.NoKey(var setting) -> node.put("checked", false).put("missing", setting);
          case Outcome.BuiltIn _ -> node.put("checked", false).put("builtIn", true);
        }
      }
      print(document);
    }
  }
}
