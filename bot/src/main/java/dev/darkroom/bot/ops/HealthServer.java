package dev.darkroom.bot.ops;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers orchestrators and load balancers over HTTP: `/healthz` while the process lives,
/// `/readyz` while it may be given work.
public final class HealthServer implements AutoCloseable {
  /// How long all checks together may take.
  public static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(HealthServer.class);
  private static final String WELL = "ok";

  /// Whoever asks more often than that at once is told to come back.
  private static final int ASKING_AT_ONCE = 4;

  private final List<HealthCheck> checks;
  private final ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore asking = new Semaphore(ASKING_AT_ONCE);
  private final Javalin http;

  private HealthServer(List<HealthCheck> checks, Consumer<RoutesConfig> others) {
    this.checks = List.copyOf(checks);
    this.http =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.concurrency.useVirtualThreads = true;
          config.routes.get("/healthz", context -> context.result(WELL));
          config.routes.get("/readyz", this::ready);
          others.accept(config.routes);
        });
  }

  /// Listens at once.
  ///
  /// @param port 0 for any free one
  /// @throws PortTakenException if another process listens there
  public static HealthServer start(String host, int port, List<HealthCheck> checks) {
    return start(host, port, checks, _ -> {});
  }

  /// As [#start(String, int, List)].
  ///
  /// @param others adds what else is answered on that port
  public static HealthServer start(
      String host, int port, List<HealthCheck> checks, Consumer<RoutesConfig> others) {
    var server = new HealthServer(checks, others);
    try {
      var _ = server.http.start(host, port);
    } catch (JavalinBindException e) {
      server.close();
      throw new PortTakenException(host, port, e);
    }
    return server;
  }

  /// Where it listens.
  public int port() {
    return http.port();
  }

  /// Stops listening; running probes are interrupted.
  @Override
  public void close() {
    var _ = http.stop();
    var _ = probes.shutdownNow();
  }

  private void ready(Context context) throws InterruptedException {
    if (!asking.tryAcquire()) {
      context.status(HttpStatus.TOO_MANY_REQUESTS).json(Map.of("ready", false));
      return;
    }
    try {
      var states = states();
      var ready = states.values().stream().allMatch(WELL::equals);
      context
          .status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
          .json(Map.of("ready", ready, "checks", states));
    } finally {
      asking.release();
    }
  }

  private Map<String, String> states() throws InterruptedException {
    var tasks =
        checks.stream()
            .map(check -> (Callable<Optional<String>>) () -> check.probe().trouble())
            .toList();
    var answers = probes.invokeAll(tasks, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    var states = new LinkedHashMap<String, String>();
    for (int i = 0; i < answers.size(); i++) {
      var name = checks.get(i).name();
      states.put(name, state(name, answers.get(i)));
    }
    return states;
  }

  private static String state(String name, Future<Optional<String>> answer)
      throws InterruptedException {
    try {
      return answer.get().orElse(WELL);
    } catch (CancellationException e) {
      return "no answer in " + PATIENCE.toSeconds() + " s";
    } catch (ExecutionException e) {
      // The reason may hold an address or a password: it goes to the log, where secrets are masked.
      log.atWarn().addKeyValue("check", name).setCause(e.getCause()).log("health check failed");
      return "failed; see the log";
    }
  }
}
