package dev.darkroom.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.darkroom.credit.MemberId;
import dev.darkroom.store.Database;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.Dialect;
import dev.darkroom.store.Invariants;
import dev.darkroom.store.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How fast generations go the whole durable way (hold, line, steps, delivery, settlement) with a
/// provider that does nothing, beside what the scheduler under it does with tasks that do nothing,
/// on the same database; and how soon the provider hears of a generation, when nothing else waits
/// and when a hundred thousand others do. Files are left out: they are another disk's matter.
///
/// Both databases take turns in one process. One JSON line a measurement on standard output.
///
/// `-Dbench.generations=`, `-Dbench.backlog=`, `-Dbench.pickups=`, `-Dbench.rounds=`,
/// `-Dbench.databases=h2,postgres`.
final class QueueBench {
  private static final int GENERATIONS = Integer.getInteger("bench.generations", 3_000);
  private static final int BACKLOG = Integer.getInteger("bench.backlog", 100_000);
  private static final int PICKUPS = Integer.getInteger("bench.pickups", 300);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 2);
  private static final List<String> DATABASES =
      List.of(System.getProperty("bench.databases", "h2,postgres").split(","));
  private static final int THREADS = 8;
  private static final int STEPS = 16;
  private static final long LOOK_EVERY_NS = 5_000_000;

  /// Of whom nobody has so many open at once that counting them would be what is measured.
  private static final int MEMBERS = 500;

  /// Communities of the backlog. Each has one place and uses it, so that all others wait.
  private static final int CROWDED = 20;

  private QueueBench() {}

  public static void main(String[] arguments) throws Exception {
    warmUp();
    for (int round = 0; round < ROUNDS; round++)
      for (var database : DATABASES) {
        rates(round, database);
        pickUps(round, database);
      }
    // The PostgreSQL server's threads would keep the process.
    System.exit(0);
  }

  /// The first thousands of generations pay for the compiler.
  private static void warmUp() throws Exception {
    for (var name : DATABASES) {
      var folder = Files.createTempDirectory("darkroom-bench");
      try (var database = Database.open(fresh(name))) {
        var _ = scheduler(database);
      }
      try (var harness = harness(name, folder, 64, new InstantProvider(output(folder)))) {
        harness.start();
        submit(harness, GENERATIONS);
        ended(harness);
      }
    }
  }

  private static DatabaseSettings fresh(String database) {
    return switch (database) {
      case "h2" -> TestDatabases.h2();
      case "postgres" -> TestDatabases.postgres();
      default -> throw new IllegalArgumentException("no such database: " + database);
    };
  }

  private static void rates(int round, String name) throws Exception {
    var folder = Files.createTempDirectory("darkroom-bench");
    Effort scheduler;
    try (var database = Database.open(fresh(name))) {
      scheduler = scheduler(database);
    }
    try (var harness = harness(name, folder, 64, new InstantProvider(output(folder)))) {
      var submitted = effort(GENERATIONS, all -> submit(harness, all));
      var workedOff =
          effort(
              GENERATIONS,
              _ -> {
                harness.start();
                ended(harness);
              });
      var whole =
          effort(
              GENERATIONS,
              all -> {
                submit(harness, all);
                ended(harness);
              });
      print(
          """
          {"bench":"queue-rate","round":%d,"database":"%s","scheduler":%s,"submitted":%s,\
          "workedOff":%s,"wholeWay":%s,"workedOffOfScheduler":%.2f,"booksAreRight":%b}\
          """
              .formatted(
                  round,
                  name,
                  scheduler,
                  submitted,
                  workedOff,
                  whole,
                  workedOff.perSecond() / scheduler.perSecond(),
                  Invariants.check(harness.database).isEmpty()));
    }
  }

  private static QueueHarness harness(
      String name, Path folder, int communitySlots, InstantProvider provider) {
    var settings =
        new QueueSettings(
            STEPS,
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Map.of(),
            new QueueSettings.Pool(64, Integer.MAX_VALUE),
            communitySlots,
            communitySlots,
            Integer.MAX_VALUE,
            Duration.ofSeconds(10));
    return new QueueHarness(fresh(name), folder, settings, new InPlaceMediaStore(folder), provider);
  }

  /// Executions a second of the scheduler with the queue's own settings and a task without effect.
  private static Effort scheduler(Database database) throws Exception {
    var left = new CountDownLatch(GENERATIONS);
    OneTimeTask<Void> task = Tasks.oneTime("nothing").execute((_, _) -> left.countDown());
    var builder =
        Scheduler.create(database.dataSource(), task)
            .threads(STEPS)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .pollingInterval(Duration.ofMillis(500))
            .heartbeatInterval(Duration.ofSeconds(5));
    var scheduler =
        database.dialect() == Dialect.H2
            ? builder.pollUsingFetch(0.5, 1.0).build()
            : builder.pollUsingLockAndFetch(0.5, 1.0).build();
    parallel(
        GENERATIONS,
        i ->
            scheduler.scheduleBatch(
                List.of(new TaskInstance<>("nothing", "t" + i)), Instant.EPOCH));
    try {
      return effort(
          GENERATIONS,
          _ -> {
            scheduler.start();
            if (!left.await(5, TimeUnit.MINUTES)) throw new IllegalStateException("not done");
          });
    } finally {
      scheduler.stop();
    }
  }

  /// The time from the call that hands a generation in to its arrival at the provider.
  private static void pickUps(int round, String name) throws Exception {
    var folder = Files.createTempDirectory("darkroom-bench");
    var provider = new InstantProvider(output(folder));
    try (var harness = harness(name, folder, 1, provider)) {
      harness.start();
      var _ = pickUps(harness, provider, PICKUPS / 3);
      report(round, name, "idle", 0, pickUps(harness, provider, PICKUPS));
      provider.hold(true);
      var submits =
          effort(
              BACKLOG,
              all ->
                  parallel(
                      all,
                      i -> {
                        var _ = harness.submit(crowd(i), 1);
                      }));
      print(
          "{\"bench\":\"queue-backlog\",\"round\":%d,\"database\":\"%s\",\"submitted\":%s}"
              .formatted(round, name, submits));
      provider.forgetArrivals();
      provider.hold(false);
      report(round, name, "backlog", waiting(harness), pickUps(harness, provider, PICKUPS));
    }
  }

  private static MemberId crowd(int number) {
    return QueueHarness.member("crowd" + number % CROWDED, "m" + number / CROWDED % 50);
  }

  private static long[] pickUps(QueueHarness harness, InstantProvider provider, int count)
      throws Exception {
    var nanos = new long[count];
    for (int i = 0; i < count; i++) {
      var request = harness.request(QueueHarness.member("quiet", "m" + i % MEMBERS), 1);
      long start = System.nanoTime();
      var generation = QueueHarness.accepted(harness.studio.submit(request));
      nanos[i] = provider.arrival(generation.id().providerKey(1)).get(1, TimeUnit.MINUTES) - start;
      // The place must be free again, or the next one waits for it.
      while (!harness.now(generation.id()).state().isEnd()) LockSupport.parkNanos(LOOK_EVERY_NS);
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private static void report(int round, String name, String load, int waiting, long[] sorted)
      throws IOException {
    print(
        """
        {"bench":"queue-pickup","round":%d,"database":"%s","load":"%s","waiting":%d,\
        "p50Ms":%.1f,"p99Ms":%.1f,"maxMs":%.1f}\
        """
            .formatted(
                round,
                name,
                load,
                waiting,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6));
  }

  private static int waiting(QueueHarness harness) {
    return count(harness, "select count(*) from ticket");
  }

  private static int count(QueueHarness harness, String sql) {
    return harness.database.with(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  private static void submit(QueueHarness harness, int all) throws InterruptedException {
    parallel(
        all,
        i -> {
          var _ = harness.submit(QueueHarness.member("c" + i % 50, "m" + i % MEMBERS), 1);
        });
  }

  private static void ended(QueueHarness harness) {
    while (count(harness, "select count(*) from generation where ended = false") > 0)
      LockSupport.parkNanos(LOOK_EVERY_NS);
  }

  private interface Work {
    void run(int count) throws Exception;
  }

  /// What something took: how many a second, and how long processors worked for one, which a busy
  /// machine changes less. The processors' time includes that of a database server that is ours.
  private record Effort(double perSecond, double cpuMicros) {
    @Override
    public String toString() {
      return "{\"perSecond\":%.0f,\"cpuMicros\":%.0f}".formatted(perSecond, cpuMicros);
    }
  }

  private static Effort effort(int count, Work work) throws Exception {
    long start = System.nanoTime();
    var cpu = cpu();
    work.run(count);
    return new Effort(
        count / ((System.nanoTime() - start) / 1e9), cpu().minus(cpu).toNanos() / 1e3 / count);
  }

  private static Duration cpu() {
    var self = ProcessHandle.current();
    return Stream.concat(Stream.of(self), self.descendants())
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static void parallel(int count, IntConsumer work) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var shares =
          IntStream.range(0, THREADS)
              .mapToObj(thread ->
                  Executors.<Void>callable(
                      () -> {
                        for (int i = thread; i < count; i += THREADS) work.accept(i);
                      },
                      null))
              .toList();
      for (var share : threads.invokeAll(shares)) {
        try {
          var _ = share.get();
        } catch (java.util.concurrent.ExecutionException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static Path output(Path folder) throws IOException {
    return Files.writeString(folder.resolve("output"), "a picture");
  }

  @SuppressWarnings("SystemOut") // The result.
  private static void print(String line) {
    System.out.println(line);
  }
}
