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
/// that does nothing but defer, each with a stand-in of its own, in turn, in one process. One JSON
/// line per run on standard output.
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

  private AcknowledgementBench() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createTempDirectory("acknowledgement-bench");
    try (var bare = Contender.bare();
        var darkroom = Contender.darkroom(folder)) {
      var contenders = List.of(bare, darkroom);
      for (int round = 0; round < ROUNDS; round++) {
        if (CASES.contains("singles")) for (var it : contenders) singles(round, it);
        if (CASES.contains("burst")) for (var it : contenders) burst(round, "burst", it);
        if (!CASES.contains("working")) continue;
        // Both suffer from the same work.
        var heavy = darkroom.startHeavyWork(GENERATIONS);
        for (var it : contenders) burst(round, "burst-while-working", it);
        heavy.forEach(AcknowledgementBench::awaitEnd);
      }
    }
    System.exit(0);
  }

  private static void singles(int round, Contender contender) {
    var asked = new ArrayList<Interaction>();
    for (int i = 0; i < SINGLES; i++) {
      var one = contender.ask(i);
      asked.add(one);
      awaitEnd(one);
    }
    print(round, "one-at-a-time", contender, asked);
  }

  /// The pictures of a burst take minutes; what is measured is known before.
  private static void burst(int round, String name, Contender contender) {
    var asked = new ArrayList<Interaction>();
    for (int i = 0; i < BURST; i++) asked.add(contender.ask(i));
    await().atMost(PATIENCE).until(() -> asked.stream().allMatch(AcknowledgementBench::isDecided));
    print(round, name, contender, asked);
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
  private static void print(int round, String name, Contender contender, List<Interaction> asked) {
    var times =
        asked.stream()
            .filter(Interaction::isAnswered)
            .map(Interaction::answerTime)
            .sorted()
            .toList();
    long lost = asked.size() - times.stream().filter(it -> it.compareTo(LIMIT) < 0).count();
    System.out.printf(
        Locale.ROOT,
        "{\"case\":\"%s\",\"bot\":\"%s\",\"round\":%d,\"n\":%d,\"p50Ms\":%.1f,\"p95Ms\":%.1f,"
            + "\"maxMs\":%.1f,\"lost\":%d}%n",
        name,
        contender.name(),
        round,
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
