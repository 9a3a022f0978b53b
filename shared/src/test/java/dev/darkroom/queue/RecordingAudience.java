package dev.darkroom.queue;

import dev.darkroom.generation.Audience;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.provider.Progress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Remembers what was shown, and shows the same delivery key once, as a chat does.
final class RecordingAudience implements Audience {
  private final Map<String, Integer> posts = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();

  int posts(GenerationId id) {
    return posts.getOrDefault(id.deliveryKey(), 0);
  }

  int notices(GenerationId id) {
    return posts.getOrDefault("notice " + id.deliveryKey(), 0);
  }

  /// How often a delivery was asked for, repeats included.
  int calls() {
    return calls.get();
  }

  @Override
  public void show(Generation generation, Progress progress) {}

  @Override
  public Delivery deliver(Generation generation) {
    var _ = calls.incrementAndGet();
    var _ = posts.putIfAbsent(generation.id().deliveryKey(), 1);
    return new Delivery.Done();
  }

  @Override
  public Delivery tell(Generation generation) {
    var _ = posts.putIfAbsent("notice " + generation.id().deliveryKey(), 1);
    return new Delivery.Done();
  }
}
