package dev.darkroom.bot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.credit.CommunityId;
import java.util.Locale;
import picocli.CommandLine.Command;

/// `darkroom queue`.
@Command(name = "queue", description = "List what has not ended, with place and time left.")
final class QueueCommand extends ShortCommand {
  private static final int SHOWN_MAX = 200;

  @Override
  public Integer call() {
    try (var session = Session.open(shared)) {
      var document = document();
      var list = document.putArray("generations");
      for (var generation : session.bot().generations().open(CommunityId.LOCAL, SHOWN_MAX)) {
        var standing = session.bot().studio().standing(generation);
        var node = list.add(JsonReport.of(generation)).get(list.size() - 1);
        ((ObjectNode) node).put("secondsLeft", standing.left().toSeconds());
        standing.place().ifPresent(place -> ((ObjectNode) node).put("place", place));
        if (!shared.json())
          out()
              .printf(
                  "%-6s %-10s %s, about %s left%n",
                  generation.id(),
                  generation.state().label().toLowerCase(Locale.ROOT),
                  standing.place().isPresent() ? "place " + standing.place().getAsInt() : "running",
                  Transcript.seconds(standing.left()));
      }
      if (shared.json()) print(document);
      out().flush();
      return ExitCode.OK.code();
    }
  }
}
