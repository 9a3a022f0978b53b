package dev.darkroom.provider.engine.pixel;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// A few threads that take numbered parts of one piece of work, the caller among them.
public final class Threads implements AutoCloseable {
  private final int count;
  private final ExecutorService others;

  /// @param count threads that work at once, the caller included
  public Threads(int count) {
    this.count = count;
    this.others =
        Executors.newFixedThreadPool(
            Math.max(1, count - 1), Thread.ofPlatform().daemon().name("engine-", 0).factory());
  }

  /// Runs every part once and returns when all are done.
  void run(int parts, IntConsumer part) {
    var next = new AtomicInteger();
    Runnable taking =
        () -> {
          for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement())
            part.accept(i);
        };
    var helpers = new ArrayList<Future<?>>();
    for (int i = 1; i < Math.min(count, parts); i++) helpers.add(others.submit(taking));
    try {
      taking.run();
    } finally {
      // Nobody starts another part, also when this thread's own part failed.
      next.set(parts);
      helpers.forEach(Threads::await);
    }
  }

  private static void await(Future<?> helper) {
    try {
      helper.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rendering", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part of the render failed", e.getCause());
    }
  }

  @Override
  public void close() {
    others.shutdownNow();
  }
}
