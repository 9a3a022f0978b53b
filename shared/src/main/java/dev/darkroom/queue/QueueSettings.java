package dev.darkroom.queue;

import java.time.Duration;
import java.util.Map;

/// How generations are worked off.
///
/// @param steps most steps that run at once in this process
/// @param pollEvery how often due steps are looked for that another process made due
/// @param heartbeat how often a running step shows that its process lives; after four missed ones
///   another process takes over
/// @param slots places of each pool (provider), over all processes
/// @param slotsDefault places of a pool that is not named
/// @param communitySlots most places of one community at one pool
/// @param memberSlots most places of one member at one pool
/// @param drain how long a stop waits for running steps
public record QueueSettings(
    int steps,
    Duration pollEvery,
    Duration heartbeat,
    Map<String, Integer> slots,
    int slotsDefault,
    int communitySlots,
    int memberSlots,
    Duration drain) {
  public QueueSettings {
    slots = Map.copyOf(slots);
    if (steps < 1 || slotsDefault < 1 || communitySlots < 1 || memberSlots < 1)
      throw new IllegalArgumentException("steps and places must be at least 1");
  }

  int slotsOf(String pool) {
    return slots.getOrDefault(pool, slotsDefault);
  }
}
