package dev.darkroom.bot.discord.standin;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What was ordered to go wrong, by route.
final class Faults {
  private final Map<String, Queue<Fault>> byRoute = new ConcurrentHashMap<>();

  void add(String route, Fault fault) {
    byRoute.computeIfAbsent(route, _ -> new ConcurrentLinkedQueue<>()).add(fault);
  }

  Optional<Fault> take(Call call) {
    var waiting = byRoute.get(call.name());
    return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
  }
}
