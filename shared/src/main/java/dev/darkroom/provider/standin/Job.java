package dev.darkroom.provider.standin;

import java.util.Optional;

/// Work that a stand-in took. It is queued when first asked for, runs when asked again, and is done
/// at the third question, or later when its script says so.
final class Job {
  private final String id;
  private final Order order;
  private int polls;
  private boolean cancelled;

  Job(String id, Order order) {
    this.id = id;
    this.order = order;
  }

  /// What was asked for.
  ///
  /// @param reference bytes of the first reference
  /// @param seconds playing time, 0 for pictures
  record Order(
      Script script,
      Optional<byte[]> reference,
      int count,
      int widthPx,
      int heightPx,
      long seed,
      int seconds,
      boolean sound) {}

  String id() {
    return id;
  }

  Order order() {
    return order;
  }

  Script script() {
    return order.script();
  }

  synchronized Stage asked() {
    if (cancelled) return Stage.CANCELLED;
    if (order.script().says("stuck")) return Stage.RUNNING;
    polls++;
    if (polls == 1) return Stage.QUEUED;
    return polls <= 2 + order.script().number("slow", 0) ? Stage.RUNNING : Stage.DONE;
  }

  /// Whether there was still something to cancel.
  synchronized boolean cancel() {
    if (polls > 2 + order.script().number("slow", 0)) return false;
    cancelled = true;
    return true;
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  enum Stage {
    QUEUED,
    RUNNING,
    DONE,
    CANCELLED
  }
}
