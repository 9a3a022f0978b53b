package dev.darkroom.bot.cli;

import dev.darkroom.catalog.Catalog.Choice;
import dev.darkroom.credit.Ledger;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Output;
import dev.darkroom.generation.State;
import dev.darkroom.surface.Words;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What a command prints about generations, as it would stand in a thread.
final class Transcript {
  private static final int BAR = 20;

  private final PrintWriter out;
  private final Words words;
  private final boolean live;
  private String shown = "";

  /// @param live whether lines may be overwritten, that is, whether a person is watching
  Transcript(PrintWriter out, Words words, boolean live) {
    this.out = out;
    this.words = words;
    this.live = live;
  }

  /// Whether a person sees the output, rather than a file or a pipe.
  static boolean isWatched() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }

  void quoted(Choice.Chosen choice) {
    say(
        "  %s, %s%s: %s credits%s"
            .formatted(
                choice.model().name(),
                choice.size(),
                choice.quote().count() > 1 ? ", %d outputs".formatted(choice.quote().count()) : "",
                choice.quote().credits(),
                choice.reason().isEmpty() ? "" : " (auto: " + choice.reason() + ")"));
  }

  /// Shows where it stands; a line that says the same as the last one is left out.
  void standing(Session session, Generation generation) {
    var standing = session.bot().studio().standing(generation);
    var line =
        switch (generation.state()) {
          case State.Requested _, State.Queued _ ->
              standing.place().isPresent()
                  ? "  %s in line, place %d, about %s"
                      .formatted(
                          generation.id(), standing.place().getAsInt(), seconds(standing.left()))
                  : "";
          case State.Admitted _, State.Submitting _, State.Running _ ->
              "  %s %s".formatted(generation.id(), bar(session, generation));
          case State.Fetched _, State.Delivered _, State.Settled _ -> "";
          case State.Failing _, State.Released _, State.Uncertain _ -> "";
        };
    if (line.isEmpty() || line.equals(shown)) return;
    if (live) out.print("\r\033[K" + line);
    else if (stage(line) != stage(shown)) out.println(line);
    out.flush();
    shown = line;
  }

  /// Without a person watching, only every quarter of the bar is worth a line.
  private static long stage(String line) {
    return line.chars().filter(c -> c == '█').count() / (BAR / 4) * 2
        + (line.contains("line") ? 1 : 0);
  }

  private static String bar(Session session, Generation generation) {
    double share =
        session
            .surface()
            .progressOf(generation.id())
            .map(progress -> progress.share().orElse(0))
            .orElse(0.0);
    int full = (int) Math.round(share * BAR);
    return "█".repeat(full) + "░".repeat(BAR - full) + " %3.0f %%".formatted(share * 100);
  }

  /// Says how it ended and where the files are.
  void ended(Generation generation, Duration took) {
    if (live && !shown.isEmpty()) out.print("\r\033[K");
    shown = "";
    switch (generation.state()) {
      case State.Settled(var outputs, var missing, var charged) -> {
        say(
            "  %s done in %s, %s credits, seed %d"
                .formatted(generation.id(), seconds(took), charged, generation.seed()));
        for (int i = 0; i < outputs.size(); i++)
          say(
              "    "
                  + line(outputs.get(i), CommandLineSurface.files(generation).get(i).toString()));
        if (!missing.isEmpty())
          say(
              "    "
                  + missing.size()
                  + " did not come and cost nothing: "
                  + words.failure(generation, generation.model(), missing.getFirst()));
      }
      case State.Released(var failure) ->
          say(
              "  "
                  + generation.id()
                  + " "
                  + words.failure(generation, generation.model(), failure));
      case State.Uncertain(var failure) ->
          say(
              "  "
                  + generation.id()
                  + " "
                  + words.failure(generation, generation.model(), failure));
      case State.Requested _, State.Queued _, State.Admitted _, State.Submitting _ -> {}
      case State.Running _, State.Fetched _, State.Delivered _, State.Failing _ -> {}
    }
  }

  private static String line(Output output, String file) {
    var media = output.media();
    var size =
        media.type().isPicture()
            ? "%d x %d".formatted(media.widthPx(), media.heightPx())
            : "%d x %d, %s".formatted(media.widthPx(), media.heightPx(), seconds(media.length()));
    return "%s (%s, %,d kB)%s%s"
        .formatted(
            file,
            size,
            media.sizeBytes() / 1000,
            output.note().map(note -> "; " + note).orElse(""),
            output.unchangedShare().isPresent()
                ? "; %.2f %% of the rest unchanged"
                    .formatted(100 * output.unchangedShare().getAsDouble())
                : "");
  }

  void balance(Ledger.Balance balance) {
    say(
        balance.unlimited()
            ? "  Plan %s: no ceiling.".formatted(balance.plan())
            : "  %s credits left: %s of plan %s until %s, %s granted, %s from the pool, %s held."
                .formatted(
                    balance.available(),
                    balance.allowance(),
                    balance.plan(),
                    balance.allowanceExpiresAt().toString().substring(0, 10),
                    balance.granted(),
                    balance.pool(),
                    balance.held()));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
