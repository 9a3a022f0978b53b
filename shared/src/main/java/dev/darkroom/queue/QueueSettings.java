package dev.darkroom.queue;

import java.time.Duration;
import java.util.Map;

/// How generations are worked off.
///
/// @param steps most steps that run at once in this process
/// @param pollEvery how often due steps are looked for that another process made due
/// @param heartbeat how often a running step shows that its process lives; after four missed ones
///   another process takes over
/// @param pools bounds of each pool (provider), over all processes
/// @param others bounds of a pool that is not named
/// @param communitySlots most places of one community at one pool
/// @param memberSlots most places of one member at one pool
/// @param waitingMax most generations in line before nobody new is let in
/// @param drain how long a stop waits for running steps
public record QueueSettings(
    int steps,
    Duration pollEvery,
    Duration heartbeat,
    Map<String, Pool> pools,
    Pool others,
    int communitySlots,
    int memberSlots,
    int waitingMax,
    Duration drain) {
  public QueueSettings {
    pools = Map.copyOf(pools);
    if (steps < 1 || communitySlots < 1 || memberSlots < 1 || waitingMax < 1)
      throw new IllegalArgumentException("steps and places must be at least 1");
  }

  Pool pool(String name) {
    return pools.getOrDefault(name, others);
  }

  /// What one provider may be asked for.
  ///
  /// @param slots most generations there at once
  /// @param perMinute most generations begun in a minute
  public record Pool(int slots, int perMinute) {
    public Pool {
      if (slots < 1 || perMinute < 1)
        throw new IllegalArgumentException("a pool must let something through");
    }
  }
}
