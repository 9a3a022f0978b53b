package dev.darkroom.bot.cli;

import dev.darkroom.bot.ops.HealthCheck;
import dev.darkroom.bot.ops.HealthServer;
import dev.darkroom.bot.wiring.Setup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
    try (var session = Session.open(setup);
        var _ = health(setup, session)) {
      session.bot().start();
      asked.await();
      return ExitCode.OK.code();
    } finally {
      stopped.countDown();
    }
  }

  private static HealthServer health(Setup setup, Session session) {
    var server = setup.configuration().settings().server();
    var database =
        new HealthCheck(
            "database",
            () -> {
              session.bot().database().use(handle -> handle.execute("select 1"));
              return Optional.empty();
            });
    return HealthServer.start(server.bind(), server.port(), List.of(database));
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
