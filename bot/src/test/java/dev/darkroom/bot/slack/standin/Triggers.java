package dev.darkroom.bot.slack.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Trigger ids: each opens one view, within three seconds.
final class Triggers {
  private static final Duration HOLDS = Duration.ofSeconds(3);

  /// @param channel where it was given out
  record Trigger(
      Person person, Optional<Channel> channel, Instant issued, AtomicBoolean exchanged) {}

  private final Ids ids;
  private final Map<String, Trigger> issued = new ConcurrentHashMap<>();

  Triggers(Ids ids) {
    this.ids = ids;
  }

  String issue(Person person, Optional<Channel> channel) {
    var id = ids.next("trigger.");
    issued.put(id, new Trigger(person, channel, ids.instant(), new AtomicBoolean()));
    return id;
  }

  Trigger exchange(String id) {
    var trigger = issued.get(id);
    if (trigger == null) throw new Refusal("invalid_trigger_id");
    if (ids.instant().isAfter(trigger.issued().plus(HOLDS)))
      throw new Refusal("expired_trigger_id");
    if (!trigger.exchanged().compareAndSet(false, true)) throw new Refusal("exchanged_trigger_id");
    return trigger;
  }
}
