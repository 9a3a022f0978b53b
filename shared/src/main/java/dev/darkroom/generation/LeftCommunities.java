package dev.darkroom.generation;

import java.time.Duration;
import java.time.InstantSource;

/// Erases what is stored about communities that the bot was removed from long enough ago.
public final class LeftCommunities {
  private static final int AT_ONCE = 100;

  private final Departures departures;
  private final Erasure erasure;
  private final Duration kept;
  private final InstantSource clock;

  /// @param kept how long their data stays
  public LeftCommunities(
      Departures departures, Erasure erasure, Duration kept, InstantSource clock) {
    this.departures = departures;
    this.erasure = erasure;
    this.kept = kept;
    this.clock = clock;
  }

  /// One where something still runs is left to the next sweep.
  public void sweep() {
    for (var community : departures.leftBefore(clock.instant().minus(kept), AT_ONCE)) {
      var _ = erasure.erase(community);
    }
  }
}
