package dev.darkroom.surface;

import dev.darkroom.generation.Audience;
import dev.darkroom.generation.Generation;
import dev.darkroom.provider.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All surfaces of this process as one audience. A generation whose surface is not here now (a
/// one-shot command on a database that a bot serves, too) waits until it is.
public final class Surfaces implements Audience {
  private static final Duration NOT_HERE = Duration.ofMinutes(5);

  private final Map<String, Surface> byName;

  public Surfaces(List<? extends Surface> surfaces) {
    byName = new ConcurrentHashMap<>();
    surfaces.forEach(this::add);
  }

  /// One more, which may need to know the bot before it can be made.
  public void add(Surface surface) {
    if (byName.putIfAbsent(surface.name(), surface) != null)
      throw new IllegalArgumentException("two surfaces are called " + surface.name());
  }

  @Override
  public void show(Generation generation, Progress progress) {
    of(generation).ifPresent(surface -> surface.show(generation, progress));
  }

  @Override
  public Delivery deliver(Generation generation) {
    return of(generation)
        .map(surface -> surface.deliver(generation))
        .orElseGet(() -> later(generation));
  }

  @Override
  public Delivery tell(Generation generation) {
    return of(generation)
        .map(surface -> surface.tell(generation))
        .orElseGet(() -> later(generation));
  }

  private Optional<Surface> of(Generation generation) {
    return Optional.ofNullable(byName.get(generation.replyTo().surface()));
  }

  private static Delivery later(Generation generation) {
    return new Delivery.Later(
        NOT_HERE, "surface %s is not running".formatted(generation.replyTo().surface()));
  }
}
