package dev.darkroom.provider.engine.pixel;

import dev.darkroom.media.worker.WorkerListener;
import java.util.SplittableRandom;

/// A render in progress: the threads that share its rows, its seed, and the one who watches it.
public final class Work {
  /// Rows that are worked on together; a part begins at a multiple of it.
  public static final int ROWS_EACH = 32;

  private final Threads threads;
  private final long seed;
  private final WorkerListener listener;
  private double spanFrom;
  private double spanTo = 1;

  public Work(Threads threads, long seed, WorkerListener listener) {
    this.threads = threads;
    this.seed = seed;
    this.listener = listener;
  }

  /// Work on rows `from` to before `to`; may touch nothing that other rows' work reads.
  public interface Rows {
    void run(int from, int to);
  }

  public long seed() {
    return seed;
  }

  /// Numbers for one purpose, the same for the same seed whatever else was drawn.
  public SplittableRandom random(String purpose) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + purpose.hashCode());
  }

  /// A number that makes a [Noise] of this seed for one purpose.
  public int salt(String purpose) {
    return random(purpose).nextInt();
  }

  /// Runs `rows` over all rows, in parts, on all threads.
  ///
  /// @throws Stopped when the one who watches says so
  public void rows(int height, Rows rows) {
    goOn(0);
    threads.run(
        (height + ROWS_EACH - 1) / ROWS_EACH,
        part -> rows.run(part * ROWS_EACH, Math.min(height, (part + 1) * ROWS_EACH)));
  }

  /// Says which part of the whole render comes now.
  public void span(double from, double to) {
    spanFrom = from;
    spanTo = to;
  }

  /// Tells how much of the present part is done, and stops when nobody wants it any more.
  ///
  /// @throws Stopped when the one who watches says so
  public void goOn(double share) {
    if (!listener.progress(spanFrom + (spanTo - spanFrom) * share)) throw new Stopped();
  }

  /// Nobody wants the render any more.
  public static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped() {
      super("the render was stopped");
    }
  }
}
