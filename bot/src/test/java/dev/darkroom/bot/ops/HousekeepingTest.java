package dev.darkroom.bot.ops;

import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.ops.Housekeeping.Chore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class HousekeepingTest {
  @Test
  void aChoreThatFailsIsDoneAgainAndKeepsNoOtherFromBeingDone() {
    var failed = new AtomicInteger();
    var done = new AtomicInteger();
    var often = Duration.ofMillis(1);
    var broken =
        new Chore(
            "broken",
            often,
            () -> {
              failed.incrementAndGet();
              throw new IllegalStateException("broken");
            });

    try (var _ =
        Housekeeping.start(List.of(broken, new Chore("good", often, done::incrementAndGet)))) {
      await().until(() -> failed.get() > 2 && done.get() > 2);
    }
  }
}
