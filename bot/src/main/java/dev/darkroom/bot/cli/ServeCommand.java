package dev.darkroom.bot.cli;

import dev.darkroom.bot.ops.AutomaticBackups;
import dev.darkroom.bot.ops.HealthCheck;
import dev.darkroom.bot.ops.HealthServer;
import dev.darkroom.bot.ops.Housekeeping;
import dev.darkroom.bot.ops.Housekeeping.Chore;
import dev.darkroom.bot.ops.Precautions;
import dev.darkroom.bot.ops.RouteChecks;
import dev.darkroom.bot.ops.RouteChecks.Outcome;
import dev.darkroom.bot.ops.StopSignal;
import dev.darkroom.bot.wiring.Bot;
import dev.darkroom.bot.wiring.Services;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.bot.wiring.Talk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `darkroom serve`: works off the queue and answers health checks until it is asked to stop.
@Command(name = "serve", description = "Run as a service until stopped.")
final class ServeCommand implements Callable<Integer>, ForOperators {
  @Mixin private SharedOptions shared;

  @Override
  public Integer call() throws InterruptedException {
    var setup = Session.setup(shared);
    // Asked for late: a short command must not set up the log.
    var log = LoggerFactory.getLogger(ServeCommand.class);
    try (var stop = StopSignal.install()) {
      var shutOut = serve(setup, stop, log);
      if (shutOut.isPresent()) throw new CommandException(ExitCode.CONFIG, shutOut.get());
      log.info("stopped");
      stop.finished();
    }
    return ExitCode.OK.code();
  }

  /// @return one sentence when a chat platform does not let the bot in, or no longer
  private static Optional<String> serve(Setup setup, StopSignal stop, Logger log)
      throws InterruptedException {
    var shutOut = new AtomicReference<@Nullable String>();
    try (var session = Session.open(setup)) {
      var talk =
          Talk.of(
              session.bot(),
              setup,
              InstantSource.system(),
              sentence -> {
                shutOut.set(sentence);
                stop.ask();
              });
      try (var health = health(setup, session, talk)) {
        precautions(setup).forEach(log::warn);
        var unwelcome = talk.connect();
        if (unwelcome.isPresent()) return unwelcome;
        session.bot().start();
        var _ = Thread.ofVirtual().name("route-checks").start(() -> askServices(setup, log));
        log.atInfo().addKeyValue("port", health.port()).log("ready");
        try (var _ = Housekeeping.start(chores(setup, session.bot(), talk))) {
          stop.await();
        }
        log.info("stopping: running steps may end");
      } finally {
        // What runs is delivered before the platforms are left.
        session.bot().drain();
        talk.close();
      }
    }
    return Optional.ofNullable(shutOut.get());
  }

  private static List<String> precautions(Setup setup) {
    return Precautions.missing(
        setup.configuration().settings(), setup.folder(), System.getProperty("user.name", ""));
  }

  /// A key that a service does not take is known before the first member waits for it.
  private static void askServices(Setup setup, Logger log) {
    try {
      var services = Services.alone(setup, InstantSource.system());
      for (var row : new RouteChecks(setup.configuration().catalog(), services).run())
        if (row.outcome() instanceof Outcome.Asked(var answer) && answer.broken())
          log.atWarn()
              .addKeyValue("route", row.route().name())
              .addKeyValue("key", answer.key())
              .addKeyValue("model", answer.model())
              .addKeyValue("note", answer.note())
              .log("this route would not work now");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Chore> chores(Setup setup, Bot bot, Talk talk) {
    var clock = InstantSource.system();
    var every = setup.configuration().settings().backup().every();
    var backups = new AutomaticBackups(setup.backups(bot.database(), clock), every, clock);
    var chores = new ArrayList<>(talk.chores());
    chores.add(new Chore("backups", AutomaticBackups.LOOK_EVERY, backups::look));
    chores.add(new Chore("late results", Duration.ofSeconds(30), bot.lateResults()::look));
    chores.add(new Chore("retention", Duration.ofHours(1), bot.retention()::sweep));
    chores.add(new Chore("left communities", Duration.ofHours(1), bot.leftCommunities()::sweep));
    return chores;
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
    return HealthServer.start(server.bind(), server.port(), checks, talk::into);
  }
}
