package dev.darkroom.surface.status;

import dev.darkroom.generation.BatchPost;
import dev.darkroom.generation.BatchPosts;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Studio;
import dev.darkroom.surface.Sent;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.card.BatchCards;
import dev.darkroom.surface.card.Card;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Speaks for whole batches on one surface: one message for each, changed at most every three
/// seconds while it is under way, and its ending with a sheet of all results.
///
/// What is to be said is read from the database every time, so any process goes on after any other.
/// A timer calls [#tick]; so do tests.
public final class BatchBoard {
  /// Where messages of batches stand.
  public interface Display {
    /// The reader's words.
    Words words(BatchPost post);

    /// Posts the status, or changes the message that stands there.
    Sent change(BatchPost post, Card card);

    /// Puts the ending in its place; where that is gone, wherever the person can be reached.
    Sent end(BatchPost post, Card card);
  }

  private static final Logger log = LoggerFactory.getLogger(BatchBoard.class);
  private static final Duration PACE = Duration.ofSeconds(3);

  /// Drawing and posting a sheet takes less; a process that died in it is replaced after that.
  private static final Duration LEASE = Duration.ofMinutes(2);

  /// Where its message cannot stand, only the ending is tried again.
  private static final Duration UNSEEN = Duration.ofSeconds(10);

  private static final int AT_ONCE = 20;

  private final String surface;
  private final Studio studio;
  private final BatchCards cards;
  private final BatchPosts posts;
  private final BatchSheets sheets;
  private final Display display;
  private final Executor threads;
  private final InstantSource clock;

  /// What messages show, so that nothing is changed into itself.
  private final Map<BatchPost, Card> shown = new ConcurrentHashMap<>();

  /// @param surface whose batches these are
  /// @param threads where messages are changed
  public BatchBoard(
      String surface,
      Studio studio,
      BatchCards cards,
      BatchPosts posts,
      BatchSheets sheets,
      Display display,
      Executor threads,
      InstantSource clock) {
    this.surface = surface;
    this.studio = studio;
    this.cards = cards;
    this.posts = posts;
    this.sheets = sheets;
    this.display = display;
    this.threads = threads;
    this.clock = clock;
  }

  /// Whether the batch's message speaks for this generation, so that none of its own is needed.
  public boolean speaksFor(Generation generation) {
    return generation.batch().flatMap(posts::find).filter(post -> !post.ended()).isPresent();
  }

  /// Changes the messages that are due.
  public void tick() {
    posts.take(surface, LEASE, AT_ONCE).forEach(post -> threads.execute(() -> look(post)));
  }

  private void look(BatchPost post) {
    try {
      var batch = studio.ofBatch(post.batch());
      // Its generations may have been erased.
      if (batch.isEmpty()) posts.save(post.over(), Duration.ZERO);
      else if (batch.stream().allMatch(it -> it.state().isEnd())) end(post, batch);
      else change(post, batch);
    } catch (RuntimeException fault) {
      log.atWarn()
          .addKeyValue("batch", post.batch().value())
          .addKeyValue("why", fault.toString())
          .log("status not changed");
    }
  }

  private void change(BatchPost post, List<Generation> batch) {
    var card = cards.status(batch, left(batch), clock.instant(), display.words(post));
    if (card.equals(shown.get(post))) {
      posts.save(post, PACE);
      return;
    }
    switch (display.change(post, card)) {
      case Sent.Done(var channel, var message) -> {
        var placed = post.at(channel, message);
        shown.put(placed, card);
        posts.save(placed, PACE);
      }
      case Sent.Later(var after, _) -> posts.save(post, after);
      case Sent.Closed _ -> posts.save(post, UNSEEN);
    }
  }

  private void end(BatchPost post, List<Generation> batch) {
    var words = display.words(post);
    var sheet = sheets.draw(post.batch(), cards.title(batch.getFirst()), batch);
    try {
      var card = cards.ending(batch, sheet, words);
      switch (display.end(post, card)) {
        case Sent.Done(var channel, var message) ->
            posts.save(post.at(channel, message).over(), Duration.ZERO);
        case Sent.Later(var after, _) -> posts.save(post, after);
        // The results stay in the person's history.
        case Sent.Closed _ -> posts.save(post.over(), Duration.ZERO);
      }
      var _ = shown.remove(post);
    } finally {
      sheet.ifPresent(BatchSheets::discard);
    }
  }

  /// Until the last of them is done.
  private Duration left(List<Generation> batch) {
    return batch.stream()
        .filter(it -> !it.state().isEnd())
        .map(it -> studio.standing(it).left())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
