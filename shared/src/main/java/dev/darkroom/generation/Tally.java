package dev.darkroom.generation;

import java.util.List;

/// How far the generations of a batch are, in numbers.
public record Tally(int done, int running, int waiting, int failed) {
  /// Counts them.
  public static Tally of(List<Generation> batch) {
    int done = 0;
    int running = 0;
    int waiting = 0;
    int failed = 0;
    for (var generation : batch) {
      switch (generation.state()) {
        case State.Fetched _, State.Delivered _, State.Settled _ -> done++;
        case State.Submitting _, State.Running _ -> running++;
        case State.Requested _, State.Queued _, State.Admitted _ -> waiting++;
        case State.Failing _, State.Released _, State.Uncertain _ -> failed++;
      }
    }
    return new Tally(done, running, waiting, failed);
  }

  public int all() {
    return done + running + waiting + failed;
  }

  /// How much of it is over, 0 to 1.
  public double overShare() {
    return (double) (done + failed) / all();
  }
}
