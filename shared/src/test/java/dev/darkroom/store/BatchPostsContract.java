package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.credit.ManualClock;
import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.BatchPost;
import dev.darkroom.generation.BatchPosts;
import dev.darkroom.generation.ReplyTo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is promised about the messages of batches, on every database.
abstract class BatchPostsContract {
  private static final BatchId BATCH = new BatchId("discord-1");
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration PACE = Duration.ofSeconds(3);

  private final Database database = Database.open(settings());
  private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
  private final BatchPosts posts = new JdbcBatchPosts(database, clock);

  protected abstract DatabaseSettings settings();

  @AfterEach
  void close() {
    database.close();
  }

  private List<BatchPost> taken() {
    return posts.take("discord", LEASE, 10);
  }

  private BatchPost begun() {
    posts.begin(BATCH, new ReplyTo("discord", "pictures", "{}"));
    return posts.find(BATCH).orElseThrow();
  }

  @Test
  void aBatchThatBeginsIsDueAtOnceAndOnItsOwnSurfaceAlone() {
    var post = begun();

    assertThat(posts.take("slack", LEASE, 10)).isEmpty();
    assertThat(taken()).containsExactly(post);
  }

  @Test
  void whatOneProcessTookNoOtherGetsUnlessTheFirstIsSilentForTooLong() {
    var post = begun();

    assertThat(taken()).containsExactly(post);
    assertThat(taken()).isEmpty();

    clock.advance(LEASE);
    assertThat(taken()).containsExactly(post);
  }

  @Test
  void whatIsSavedIsDueAgainAfterItsPause() {
    var placed = begun().at("pictures", "77");
    posts.save(placed, PACE);

    assertThat(taken()).isEmpty();
    clock.advance(PACE);
    assertThat(taken()).containsExactly(placed);
  }

  @Test
  void whatIsOverIsNeverDueAndStaysOverThoughItIsBegunAgain() {
    posts.save(begun().over(), Duration.ZERO);

    assertThat(begun().ended()).isTrue();
    clock.advance(LEASE);
    assertThat(taken()).isEmpty();
  }
}
