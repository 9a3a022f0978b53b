package dev.darkroom.bot.discord.standin;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// What was ordered to go wrong: with any call of a route, or only with uploads to one place.
final class Faults {
  private final Map<String, Queue<Fault>> byRoute = new ConcurrentHashMap<>();
  private final Map<String, Queue<Fault>> byPlace = new ConcurrentHashMap<>();

  void add(String route, Fault fault) {
    add(route, fault, byRoute);
  }

  /// @param place an interaction's token, or a channel's id
  void addForUploads(String place, Fault fault) {
    add(place, fault, byPlace);
  }

  private static void add(String key, Fault fault, Map<String, Queue<Fault>> to) {
    to.computeIfAbsent(key, _ -> new ConcurrentLinkedQueue<>()).add(fault);
  }

  Optional<Fault> take(Call call) {
    return next(byRoute, call.name()).or(() -> forUpload(call));
  }

  private Optional<Fault> forUpload(Call call) {
    if (call.files().isEmpty()) return Optional.empty();
    return Stream.of("webhooktoken", "channelid")
        .map(name -> call.parts().getOrDefault(name, ""))
        .flatMap(place -> next(byPlace, place).stream())
        .findFirst();
  }

  private static Optional<Fault> next(Map<String, Queue<Fault>> faults, String key) {
    var waiting = faults.get(key);
    return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
  }
}
