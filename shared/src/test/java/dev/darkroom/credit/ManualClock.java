package dev.darkroom.credit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves when the test says so.
public final class ManualClock implements InstantSource {
  private volatile Instant now;

  public ManualClock(Instant start) {
    now = start;
  }

  public static ManualClock at(String start) {
    return new ManualClock(Instant.parse(start));
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }

  public void set(Instant to) {
    now = to;
  }
}
