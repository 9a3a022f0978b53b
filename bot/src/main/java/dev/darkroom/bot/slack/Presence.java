package dev.darkroom.bot.slack;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.Departures;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which workspaces removed the bot: their data goes after a while, unless the bot is back.
final class Presence {
  private static final String PREFIX = "slack:";

  private final Departures departures;
  private final Set<CommunityId> gone = ConcurrentHashMap.newKeySet();

  Presence(Departures departures) {
    this.departures = departures;
    gone.addAll(departures.noted(PREFIX));
  }

  /// A workspace as a community.
  static CommunityId community(String team) {
    return new CommunityId(PREFIX + team);
  }

  void left(String team) {
    departures.left(community(team));
    var _ = gone.add(community(team));
  }

  /// Something happened there, so the bot is there.
  void seen(String team) {
    if (gone.remove(community(team))) departures.isBack(community(team));
  }
}
