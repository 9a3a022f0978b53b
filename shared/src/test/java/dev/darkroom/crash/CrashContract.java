package dev.darkroom.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS;

import dev.darkroom.queue.QueueHarness;
import dev.darkroom.store.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the bot at the boundaries of its steps and at random moments, on one database, and then
/// counts. `-Dcrash.rounds=` says how often: the first rounds are the named places, then every
/// place that a quiet life crosses, in an order that `-Dseed=` draws.
@Tag("K01")
@Tag("K02")
@Tag("K03")
@Tag("K04")
@Tag("K05")
@Tag("K06")
@Tag("K07")
@Tag("K08")
@Tag("K09")
@Tag("K11")
@Tag("K12")
@Tag("K13")
@Tag("K14")
@Tag("K15")
abstract class CrashContract {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 25);
  private static final long SEED = Long.getLong("seed", 7);
  static final String ANY_MOMENT = "";
  private static final int RANDOM_MILLIS = 2_500;
  static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

  /// The cases of the fault catalogue as places; where one has several, the most delicate.
  private static final List<String> PLACES =
      List.of(
          // K01 heard and not committed, K02 committed and nobody told, K03 told and not claimed
          "after Ledger.hold 1",
          "after Transactions.inOne 1",
          "after Transactions.makeDurable 1",
          // K04 claimed, K05 while files are copied
          "before MediaStore.open 1",
          "before MediaStore.keep 1",
          // K06 the intent is stored, K07 and K08 the provider has heard it
          "before Provider.submit 1",
          "after Provider.submit 1",
          "after Provider.submit 2",
          "after Provider.submit 3",
          "after Provider.submit 4",
          // K09 while asking, K11 while results are stored
          "before Provider.poll 1",
          "after Provider.poll 3",
          "after MediaStore.keep 7",
          // K12 stored and not delivered, K13 delivered and not known, K14 around the charge
          "before Audience.deliver 1",
          "after Audience.deliver 1",
          "before Ledger.settle 1",
          "after Ledger.settle 1",
          // K15 around the release of a cancelled one
          "after Ledger.release 1",
          "after Audience.tell 1");

  @TempDir(cleanup = ON_SUCCESS)
  Path folder;

  private final Random random = new Random(SEED);

  /// An empty database.
  abstract DatabaseSettings database();

  /// How many bots work on it at once; any of them may die.
  abstract int processes();

  @Test
  void everyGenerationEndsOnceWhateverDies() throws Exception {
    var database = database();
    try (var ends = FarEnds.start()) {
      var lives = new ArrayList<Life>();
      var quiet = finish(Life.begin(database, folder, ends, 0, 0, ANY_MOMENT));
      lives.add(quiet);
      lives.addAll(rounds(database, ends, places(quiet)));
      lives.add(finish(Life.begin(database, folder, ends, 0, ROUNDS, ANY_MOMENT)));
      try (var bot = new QueueHarness(database, folder)) {
        new Reckoning(bot, ends, lives, ROUNDS + 1).holds();
      }
    }
  }

  private List<Life> rounds(DatabaseSettings database, FarEnds ends, List<String> places)
      throws IOException, InterruptedException {
    var all = new ArrayList<Life>();
    var alive = new ArrayDeque<Life>();
    for (int round = 1; round <= ROUNDS; round++) {
      var place = places.get((round - 1) % places.size());
      // As a chat repeats what nobody acknowledged: the requests of the last round come again.
      var life = Life.begin(database, folder, ends, round - 1, round, place);
      all.add(life);
      alive.add(life);
      if (alive.size() == processes()) alive.remove().end(patience(place));
    }
    for (var life : alive) life.end(LONG_ENOUGH);
    return all;
  }

  private Duration patience(String place) {
    return place.equals(ANY_MOMENT)
        ? Duration.ofMillis(random.nextInt(RANDOM_MILLIS))
        : LONG_ENOUGH;
  }

  /// First the named places, then all others; every fourth life ends at no place but at a moment.
  private List<String> places(Life quiet) throws IOException {
    var others = new ArrayList<>(quiet.said("at"));
    others.removeAll(PLACES);
    Collections.shuffle(others, random);
    var order = new ArrayList<String>();
    for (var place : java.util.stream.Stream.concat(PLACES.stream(), others.stream()).toList()) {
      order.add(place);
      if (order.size() % 4 == 3) order.add(ANY_MOMENT);
    }
    return order;
  }

  static Life finish(Life life) throws IOException, InterruptedException {
    life.end(LONG_ENOUGH);
    assertThat(life.said("rest")).as("the life that came to rest: %s", life).hasSize(1);
    return life;
  }
}
