package dev.darkroom.bot.slack.standin;

import dev.darkroom.bot.standin.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/// What was ordered to go wrong, by the name of the call.
final class Faults {
  private final Map<String, Queue<Fault>> byName = new ConcurrentHashMap<>();

  void add(String name, Fault fault) {
    byName.computeIfAbsent(name, _ -> new ConcurrentLinkedQueue<>()).add(fault);
  }

  /// The answer to a call, or what comes instead of it.
  MockResponse through(String name, Supplier<MockResponse> answer) {
    var fault = next(name);
    if (fault.isEmpty()) return answer.get();
    return switch (fault.get()) {
      case Fault.Named(var error) -> json(Json.object("ok", false, "error", error).toString());
      case Fault.Status(var status) ->
          new MockResponse.Builder().code(status).body("something went wrong").build();
      case Fault.TooMany(var wait) ->
          new MockResponse.Builder()
              .code(429)
              .setHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())))
              .setHeader("Content-Type", "application/json")
              .body("{\"ok\":false,\"error\":\"ratelimited\"}")
              .build();
      case Fault.DropBefore _ ->
          new MockResponse.Builder()
              .onResponseStart(new SocketEffect.CloseSocket(true, false, false))
              .build();
      case Fault.DropAfter _ ->
          answer
              .get()
              .newBuilder()
              .onResponseStart(new SocketEffect.CloseSocket(true, false, false))
              .build();
      case Fault.Late(var time) ->
          answer.get().newBuilder().headersDelay(time.toMillis(), TimeUnit.MILLISECONDS).build();
      case Fault.Page _ ->
          new MockResponse.Builder()
              .setHeader("Content-Type", "text/html; charset=utf-8")
              .body("<!DOCTYPE html><html><head><title>Slack</title></head></html>")
              .build();
    };
  }

  static MockResponse json(String body) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "application/json; charset=utf-8")
        .body(body)
        .build();
  }

  private Optional<Fault> next(String name) {
    var waiting = byName.get(name);
    return waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
  }
}
