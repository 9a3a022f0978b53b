package dev.darkroom.bot.slack.connect;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries to get in until it works, on one thread, waiting longer each time. Nothing but [#close]
/// ends it, and at the start a plain no.
final class Tries implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Tries.class);

  /// One try.
  interface Attempt {
    /// @throws SlackException when Slack does not let the bot in
    /// @throws Later when Slack cannot tell now
    void run() throws IOException, Later, InterruptedException;
  }

  private final Attempt attempt;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("slack-connection").daemon().factory());
  private final CompletableFuture<Boolean> first = new CompletableFuture<>();
  private final Backoff backoff = new Backoff();

  Tries(Attempt attempt) {
    this.attempt = attempt;
  }

  /// Begins, and waits for the first success.
  ///
  /// @return whether it came in time; if not, the trying goes on
  /// @throws SlackException when Slack does not let the bot in
  boolean begin(Duration patience) throws InterruptedException {
    thread.execute(this::now);
    try {
      return first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      return false;
    } catch (ExecutionException shutOut) {
      if (shutOut.getCause() instanceof SlackException reason) throw reason;
      throw new IllegalStateException(shutOut);
    }
  }

  /// Tries once, on this thread, which must be that of [#after].
  void now() {
    try {
      attempt.run();
      backoff.reset();
      if (first.complete(true)) log.atInfo().log("connected to Slack");
    } catch (SlackException refused) {
      // At the start that is the end of it; later the operator may yet set it right.
      if (!first.completeExceptionally(refused)) again(refused, Backoff.LONGEST);
    } catch (Later busy) {
      again(busy, backoff.atLeast(busy.time()));
    } catch (IOException | RuntimeException fault) {
      again(fault, backoff.next());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void again(Exception why, Duration wait) {
    log.atWarn().addKeyValue("why", why).addKeyValue("wait", wait).log("not connected to Slack");
    after(wait, this::now);
  }

  /// Does something on the one thread.
  void after(Duration wait, Runnable what) {
    try {
      var _ = thread.schedule(what, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      log.atDebug().log("closing");
    }
  }

  @Override
  public void close() {
    var _ = thread.shutdownNow();
    var _ = first.complete(false);
  }
}
