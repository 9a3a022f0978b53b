package dev.darkroom.bot.slack;

import dev.darkroom.bot.slack.Typed.Marked;
import dev.darkroom.bot.slack.Typed.Marked.Kind;
import dev.darkroom.credit.Credits;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.desk.CommunityDesk;
import dev.darkroom.surface.desk.CommunityDesk.Changes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Commands about how the workspace is served, and who is not.
final class CommunityCommands {
  /// Settings that have no value behind them.
  private static final Set<String> ALONE = Set.of("everywhere", "every-model");

  private final CommunityDesk desk;

  CommunityCommands(CommunityDesk desk) {
    this.desk = desk;
  }

  /// The answer to one of these commands; empty for any other word.
  Optional<Answer> answer(String word, Typed typed, Caller caller) {
    return switch (word) {
      case "settings" -> Optional.of(settings(typed, caller));
      case "block" -> Optional.of(block(typed, caller));
      case "unblock" ->
          Optional.of(
              typed
                  .person()
                  .map(id -> desk.unblock(id, caller))
                  .orElseGet(() -> Help.usage(Help.UNBLOCK, caller)));
      default -> Optional.empty();
    };
  }

  private Answer block(Typed typed, Caller caller) {
    if (typed.isDone() || typed.takes("list")) return desk.blocked(caller);
    return typed
        .person()
        .map(id -> desk.block(id, typed.rest(), caller))
        .orElseGet(() -> Help.usage(Help.BLOCK, caller));
  }

  private Answer settings(Typed typed, Caller caller) {
    return changes(typed)
        .map(changes -> desk.settings(changes, caller))
        .orElseGet(() -> Help.usage(Help.SETTINGS, caller));
  }

  /// Reads pairs such as `zone Europe/Berlin pool on`, as many as there are.
  ///
  /// @return empty when something cannot be read
  private static Optional<Changes> changes(Typed typed) {
    var said = new HashMap<String, String>();
    while (!typed.isDone()) {
      var name = typed.next();
      var value = ALONE.contains(name) ? "on" : value(name, typed);
      if (value.isEmpty()) return Optional.empty();
      said.put(name, value);
    }
    return Optional.of(
        new Changes(
            named(said, "zone"),
            named(said, "pool").map("on"::equals),
            named(said, "channel"),
            said.containsKey("everywhere"),
            named(said, "model"),
            said.containsKey("every-model"),
            named(said, "confirm").map(Long::parseLong).map(Credits::of),
            named(said, "look"),
            named(said, "private").map("on"::equals),
            named(said, "paused").map("on"::equals)));
  }

  /// What follows a name; empty when it is not what belongs there.
  private static String value(String name, Typed typed) {
    return switch (name) {
      case "zone", "model", "look" -> typed.word();
      case "pool", "private", "paused" ->
          switch (typed.next()) {
            case "on", "yes" -> "on";
            case "off", "no" -> "off";
            default -> "";
          };
      case "confirm" -> typed.number().map(String::valueOf).orElse("");
      case "channel" ->
          typed.marked().filter(it -> it.kind() == Kind.CHANNEL).map(Marked::id).orElse("");
      default -> "";
    };
  }

  private static Optional<String> named(Map<String, String> said, String name) {
    return Optional.ofNullable(said.get(name));
  }
}
