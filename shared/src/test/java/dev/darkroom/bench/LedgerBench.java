package dev.darkroom.bench;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.CommunityPolicy;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.Ledger;
import dev.darkroom.credit.Ledger.Beneficiary;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Plan;
import dev.darkroom.store.Database;
import dev.darkroom.store.Invariants;
import dev.darkroom.store.JdbcAuditLog;
import dev.darkroom.store.JdbcCommunityPolicies;
import dev.darkroom.store.JdbcLedger;
import dev.darkroom.store.JdbcPlans;
import dev.darkroom.store.TestDatabases;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// How many ledger transactions a second: each thread holds, makes durable, settles, makes durable.
/// All set-ups run in turn in one process, so that they share the machine's mood. One JSON line per
/// run on standard output.
///
/// `-Dbench.seconds=` per run, `-Dbench.threads=`, `-Dbench.rounds=`.
public final class LedgerBench {
  private static final int SECONDS = Integer.getInteger("bench.seconds", 5);
  private static final int THREADS = Integer.getInteger("bench.threads", 8);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final int ACCOUNTS = 1000;
  private static final Credits PLENTY = Credits.of(1_000_000_000_000L);
  private static final Plan NONE = new Plan("none", "None", Credits.NONE, false, 1);
  private static final InstantSource CLOCK = InstantSource.system();

  /// What is compared.
  private enum SetUp {
    H2,
    H2_NOT_DURABLE,
    POSTGRES;

    Database open() {
      return Database.open(
          switch (this) {
            case H2, H2_NOT_DURABLE -> TestDatabases.h2();
            case POSTGRES -> TestDatabases.postgres();
          });
    }

    boolean isDurable() {
      return this != H2_NOT_DURABLE;
    }
  }

  private enum Spread {
    ONE_POOL,
    THOUSAND_ACCOUNTS
  }

  private LedgerBench() {}

  @SuppressWarnings("SystemOut") // The result.
  public static void main(String[] arguments) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++)
      for (var spread : Spread.values())
        for (var setUp : SetUp.values()) System.out.println(run(round, setUp, spread));
    // The PostgreSQL server's threads would keep the process.
    System.exit(0);
  }

  private static String run(int round, SetUp setUp, Spread spread) throws InterruptedException {
    try (var database = setUp.open()) {
      var community = new CommunityId("bench");
      var ledger = ledger(database, community, spread);
      var done = new AtomicLong();
      long start = System.nanoTime();
      long end = start + Duration.ofSeconds(SECONDS).toNanos();
      try (var threads = Executors.newFixedThreadPool(THREADS)) {
        for (int i = 0; i < THREADS; i++) {
          int thread = i;
          var _ =
              threads.submit(() -> {
                for (int n = 0; System.nanoTime() < end; n++) {
                  var member = new MemberId(community, "m" + (n * THREADS + thread) % ACCOUNTS);
                  spend(database, ledger, new HoldId(thread + "-" + n), member, setUp);
                  done.addAndGet(2);
                }
              });
        }
        threads.shutdown();
        if (!threads.awaitTermination(SECONDS + 60L, TimeUnit.SECONDS))
          throw new IllegalStateException("a thread hangs");
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return """
      {"bench":"ledger","round":%d,"database":"%s","accounts":"%s","threads":%d,\
      "transactionsPerSecond":%.0f,"booksAreRight":%b}\
      """
          .formatted(
              round,
              setUp.name().toLowerCase(java.util.Locale.ROOT),
              spread.name().toLowerCase(java.util.Locale.ROOT),
              THREADS,
              done.get() / seconds,
              Invariants.check(database).isEmpty());
    }
  }

  private static void spend(
      Database database, Ledger ledger, HoldId id, MemberId member, SetUp setUp) {
    var _ = ledger.hold(id, member, Credits.of(18));
    if (setUp.isDurable()) database.makeDurable();
    var _ = ledger.settle(id, Credits.of(18));
    if (setUp.isDurable()) database.makeDurable();
  }

  private static Ledger ledger(Database database, CommunityId community, Spread spread) {
    var audit = new JdbcAuditLog(database, CLOCK);
    var policies = new JdbcCommunityPolicies(database, audit, ZoneOffset.UTC);
    var plans = new JdbcPlans(database, audit, List.of(NONE));
    var ledger = new JdbcLedger(database, plans, policies, audit, CLOCK);
    policies.change(new CommunityPolicy(community, ZoneOffset.UTC, true), "bench");
    switch (spread) {
      case ONE_POOL -> grant(ledger, "pool", new Beneficiary.ToPool(community));
      case THOUSAND_ACCOUNTS -> {
        for (int i = 0; i < ACCOUNTS; i++) {
          var member = new MemberId(community, "m" + i);
          grant(ledger, member.id(), new Beneficiary.ToMember(member));
        }
      }
    }
    return ledger;
  }

  private static void grant(Ledger ledger, String key, Beneficiary to) {
    ledger.grant(key, to, PLENTY, Optional.empty(), "bench", "bench");
  }
}
