package dev.darkroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.Invariants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// Queues that a test opens on one database. When it is over the money is counted.
abstract class OpenQueues {
  static final MemberId ANNA = QueueHarness.member("one", "anna");
  static final MemberId BERT = QueueHarness.member("two", "bert");

  @TempDir Path folder;
  final ScriptedProvider provider = new ScriptedProvider("p", false);
  final ScriptedProvider second = new ScriptedProvider("q", false);
  final DatabaseSettings settings = database();
  private final List<QueueHarness> opened = new ArrayList<>();

  protected abstract DatabaseSettings database();

  QueueHarness open() {
    return keep(new QueueHarness(settings, folder, provider, second));
  }

  QueueHarness keep(QueueHarness harness) {
    opened.add(harness);
    return harness;
  }

  @AfterEach
  void creditsConserve() {
    assertThat(Invariants.check(opened.getLast().database)).isEmpty();
    opened.getLast().close();
  }

  static Generation end(QueueHarness harness, GenerationId id) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> harness.now(id).state().isEnd());
    return harness.now(id);
  }

  static Credits spent(QueueHarness harness, MemberId member) {
    var balance = harness.balance(member);
    assertThat(balance.held()).isEqualTo(Credits.NONE);
    return QueueHarness.PLAN.monthly().minus(balance.allowance());
  }
}
