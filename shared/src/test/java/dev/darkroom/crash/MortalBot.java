package dev.darkroom.crash;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Ledger.Beneficiary;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.provider.Provider;
import dev.darkroom.queue.QueueHarness;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.Invariants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// One life of a bot: takes up what its predecessors left, takes new requests, and dies where it
/// was told or when it is killed.
///
/// What it prints, a line each: `told <generation>` when a person was told that a request is taken,
/// `at <place>` for every place it crossed, `broken <rule>`, and `rest` when nothing is left to do.
public final class MortalBot {
  static final List<MemberId> MEMBERS =
      List.of(
          QueueHarness.member("one", "anna"),
          QueueHarness.member("one", "ben"),
          QueueHarness.member("two", "chloe"));

  /// What every round gives to every member, once.
  static final Credits GRANT = Credits.of(3);

  /// Requests that a round makes.
  static final int REQUESTS = FarProvider.values().length + 1;

  /// Outputs of every request.
  static final int OUTPUTS = 2;

  private static final Logger MOVES = (Logger) LoggerFactory.getLogger("dev.darkroom.generation");
  private static final int SLOTS = 8;
  private static final int CONNECTIONS = 8;

  private final QueueHarness bot;
  private final CrashPoints points;

  private MortalBot(QueueHarness bot, CrashPoints points) {
    this.bot = bot;
    this.points = points;
  }

  /// @param arguments database URL and user, folder, URL of the far ends, first and last round
  ///   whose requests are made, place to die at or nothing
  public static void main(String... arguments) {
    Thread.currentThread().setUncaughtExceptionHandler((_, fault) -> fail(fault));
    MOVES.setLevel(Level.INFO);
    var line = new FarLine(arguments[3]);
    var points = new CrashPoints(arguments[6]);
    var bot =
        new QueueHarness(
            new DatabaseSettings(arguments[0], arguments[1], "", CONNECTIONS),
            Path.of(arguments[2]),
            QueueHarness.slots(SLOTS),
            QueueHarness.disk(Path.of(arguments[2])),
            points,
            Optional.of(line),
            Arrays.stream(FarProvider.values()).map(it -> it.at(line)).toArray(Provider[]::new));
    new MortalBot(bot, points).live(Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5]));
    // H2 writes the last seconds down when it is closed; who is killed books them once more.
    bot.close();
    // Threads of the client would keep the process for a while.
    Runtime.getRuntime().halt(0);
  }

  private void live(int from, int to) {
    for (var broken : Invariants.check(bot.database)) print("broken " + broken);
    bot.start();
    points.arm();
    for (int round = from; round <= to; round++) ask(round);
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(5))
        .until(this::open, empty());
    points.crossed().forEach(place -> print("at " + place));
    print("rest");
  }

  private List<Generation> open() {
    return MEMBERS.stream()
        .map(MemberId::community)
        .distinct()
        .flatMap(it -> bot.generations.open(it, 100).stream())
        .toList();
  }

  private void ask(int round) {
    for (var member : MEMBERS)
      bot.ledger.grant(
          "round-%d-%s".formatted(round, member.id()),
          new Beneficiary.ToMember(member),
          GRANT,
          Optional.empty(),
          "test",
          "round");
    int who = round;
    for (var provider : FarProvider.values()) {
      var _ = take("%d-%s".formatted(round, provider.id()), provider, who++);
    }
    take("%d-cancelled".formatted(round), FarProvider.QUEUE, round)
        .ifPresent(it -> bot.studio.cancel(it.id(), it.requester()));
  }

  private Optional<Generation> take(String key, FarProvider provider, int who) {
    var member = MEMBERS.get(who % MEMBERS.size());
    if (bot.studio.submit(bot.request(key, member, provider.id(), OUTPUTS))
        instanceof SubmitAnswer.Accepted(var generation, _)) {
      print("told " + generation.id().value());
      return Optional.of(generation);
    }
    return Optional.empty();
  }

  /// Threads of the queue would keep the process.
  private static void fail(Throwable fault) {
    fault.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  @SuppressWarnings("SystemOut") // Whoever started it reads it.
  private static void print(String line) {
    System.out.println(line);
  }
}
