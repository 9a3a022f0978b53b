package dev.darkroom.generation;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.link.Links;
import java.time.Duration;
import java.time.InstantSource;

/// Erases what is stored about communities that the bot was removed from long enough ago.
public final class LeftCommunities {
  private static final int AT_ONCE = 100;

  private final Departures departures;
  private final Erasure erasure;
  private final Links links;
  private final Duration kept;
  private final InstantSource clock;

  /// @param kept how long their data stays
  public LeftCommunities(
      Departures departures, Erasure erasure, Links links, Duration kept, InstantSource clock) {
    this.departures = departures;
    this.erasure = erasure;
    this.links = links;
    this.kept = kept;
    this.clock = clock;
  }

  /// One where something still runs is left to the next sweep.
  public void sweep() {
    for (var community : departures.leftBefore(clock.instant().minus(kept), AT_ONCE)) {
      if (isSharedStill(community)) continue;
      var _ = erasure.erase(community);
    }
  }

  /// Whether another platform goes on with what stands under this name: pool, rules, casts.
  private boolean isSharedStill(CommunityId community) {
    return links.of(community).equals(community)
        && links.names(community).stream()
            .anyMatch(name -> !departures.noted(name.value()).contains(name));
  }
}
