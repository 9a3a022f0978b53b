package dev.darkroom.bot.cli;

import dev.darkroom.bot.ops.HealthCheck;
import dev.darkroom.bot.ops.HealthServer;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.bot.wiring.Talk;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `darkroom serve`: works off the queue and answers health checks until it is asked to stop.
@Command(name = "serve", description = "Run as a service until stopped.")
final class ServeCommand implements Callable<Integer>, ForOperators {
  @Mixin private SharedOptions shared;

  @Override
  public Integer call() throws InterruptedException {
    var setup = Session.setup(shared);
    var asked = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(asked, stopped), "stop"));
    try (var session = Session.open(setup)) {
      var shutOut = new AtomicReference<@Nullable String>();
      var talk =
          Talk.of(
              session.bot(),
              setup.configuration().settings(),
              InstantSource.system(),
              sentence -> {
                shutOut.set(sentence);
                asked.countDown();
              });
      try (var _ = health(setup, session, talk)) {
        serve(session, talk, asked);
      } finally {
        // What runs is delivered before the platforms are left.
        session.bot().drain();
        talk.close();
      }
      var sentence = shutOut.get();
      if (sentence != null) throw new CommandException(ExitCode.CONFIG, sentence);
      return ExitCode.OK.code();
    } finally {
      stopped.countDown();
    }
  }

  private static void serve(Session session, Talk talk, CountDownLatch asked)
      throws InterruptedException {
    var unwelcome = talk.connect();
    if (unwelcome.isPresent()) throw new CommandException(ExitCode.CONFIG, unwelcome.get());
    session.bot().start();
    asked.await();
  }

  private static HealthServer health(Setup setup, Session session, Talk talk) {
    var server = setup.configuration().settings().server();
    var checks = new ArrayList<>(talk.checks());
    checks.add(
        new HealthCheck(
            "database",
            () -> {
              session.bot().database().use(handle -> handle.execute("select 1"));
              return Optional.empty();
            }));
    return HealthServer.start(server.bind(), server.port(), checks);
  }

  /// The process may go only when running steps have ended and everything is closed.
  private static void stop(CountDownLatch asked, CountDownLatch stopped) {
    asked.countDown();
    try {
      stopped.await();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
