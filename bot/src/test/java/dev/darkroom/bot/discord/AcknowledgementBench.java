package dev.darkroom.bot.discord;

import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Interaction;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How soon an interaction is acknowledged: from the moment in which the stand-in writes the event
/// to the arrival of the bot's first answer. Darkroom, which does the work as well, and a JDA bot
/// that does nothing but defer, each with a stand-in of its own, in one process; who goes first
/// changes with every round, for the second finds caches and compiled code warm. One JSON line per
/// run on standard output.
///
/// `-Dbench.rounds=`, `-Dbench.singles=`, `-Dbench.burst=`, `-Dbench.generations=` (how many
/// generations of 12-megapixel pictures run meanwhile in the last case), `-Dbench.cases=` (some of
/// `singles,burst,working`).
public final class AcknowledgementBench {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final int SINGLES = Integer.getInteger("bench.singles", 50);
  private static final int BURST = Integer.getInteger("bench.burst", 200);
  private static final int GENERATIONS = Integer.getInteger("bench.generations", 50);
  private static final List<String> CASES =
      List.of(System.getProperty("bench.cases", "singles,burst,working").split(","));
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /// @param place 1 for who goes first in the round
  private record Turn(int round, int place, Contender contender) {}

  private AcknowledgementBench() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createTempDirectory("acknowledgement-bench");
    try (var bare = Contender.bare();
        var darkroom = Contender.darkroom(folder)) {
      for (int round = 0; round < ROUNDS; round++) {
        var turns = turns(round, bare, darkroom);
        if (CASES.contains("singles")) turns.forEach(AcknowledgementBench::singles);
        if (CASES.contains("burst")) for (var turn : turns) burst("burst", turn);
        if (!CASES.contains("working")) continue;
        // Both suffer from the same work.
        var heavy = darkroom.startHeavyWork(GENERATIONS);
        for (var turn : turns) burst("burst-while-working", turn);
        heavy.forEach(AcknowledgementBench::awaitEnd);
      }
    }
    System.exit(0);
  }

  private static List<Turn> turns(int round, Contender bare, Contender darkroom) {
    boolean bareFirst = round % 2 == 0;
    return List.of(
        new Turn(round, 1, bareFirst ? bare : darkroom),
        new Turn(round, 2, bareFirst ? darkroom : bare));
  }

  private static void singles(Turn turn) {
    var asked = new ArrayList<Interaction>();
    for (int i = 0; i < SINGLES; i++) {
      var one = turn.contender().ask(i);
      asked.add(one);
      awaitEnd(one);
    }
    print("one-at-a-time", turn, asked);
  }

  /// The pictures of a burst take minutes; what is measured is known before.
  private static void burst(String name, Turn turn) {
    var asked = new ArrayList<Interaction>();
    for (int i = 0; i < BURST; i++) asked.add(turn.contender().ask(i));
    await().atMost(PATIENCE).until(() -> asked.stream().allMatch(AcknowledgementBench::isDecided));
    print(name, turn, asked);
    asked.forEach(AcknowledgementBench::awaitEnd);
  }

  private static boolean isDecided(Interaction asked) {
    return asked.isLost() || asked.isAnswered();
  }

  /// Until its picture, or the bare bot's one word, stands there; or it was refused as too late.
  private static void awaitEnd(Interaction asked) {
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(PATIENCE)
        .until(() -> asked.isLost() || asked.originalNow().filter(Contender::isEnd).isPresent());
  }

  @SuppressWarnings("SystemOut") // The result.
  private static void print(String name, Turn turn, List<Interaction> asked) {
    var times =
        asked.stream()
            .filter(Interaction::isAnswered)
            .map(Interaction::answerTime)
            .sorted()
            .toList();
    long lost = asked.size() - times.stream().filter(it -> it.compareTo(LIMIT) < 0).count();
    System.out.printf(
        Locale.ROOT,
        "{\"case\":\"%s\",\"bot\":\"%s\",\"round\":%d,\"place\":%d,\"n\":%d,\"p50Ms\":%.1f,\"p95Ms\":%.1f,"
            + "\"maxMs\":%.1f,\"lost\":%d}%n",
        name,
        turn.contender().name(),
        turn.round(),
        turn.place(),
        asked.size(),
        at(times, 0.5),
        at(times, 0.95),
        at(times, 1),
        lost);
  }

  private static double at(List<Duration> sorted, double share) {
    if (sorted.isEmpty()) return 0;
    int place = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, place)).toNanos() / 1e6;
  }
}
