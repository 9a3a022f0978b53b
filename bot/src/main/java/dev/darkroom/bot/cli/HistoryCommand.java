package dev.darkroom.bot.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `darkroom history`.
@Command(name = "history", description = "List your generations, newest first.")
final class HistoryCommand extends ShortCommand {
  @Option(names = "--limit", paramLabel = "N", description = "How many (default 20).")
  private int limit = 20;

  @Override
  public Integer call() {
    try (var session = Session.open(shared)) {
      var all =
          session
              .bot()
              .generations()
              .ofMember(session.requester().member(), Math.clamp(limit, 1, 1_000));
      var document = document();
      var list = document.putArray("generations");
      for (var generation : all) {
        list.add(JsonReport.of(generation));
        if (!shared.json())
          out()
              .printf(
                  "%-6s %s  %-10s %-16s %-10s %s%n",
                  generation.id(),
                  generation.createdAt().toString().substring(0, 16),
                  generation.workflow().name().toLowerCase(Locale.ROOT),
                  generation.model(),
                  generation.state().label().toLowerCase(Locale.ROOT),
                  generation.prompt().text());
      }
      if (shared.json()) print(document);
      out().flush();
      return ExitCode.OK.code();
    }
  }
}
