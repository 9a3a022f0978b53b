package dev.darkroom.surface.status;

import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Posts;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio;
import dev.darkroom.provider.Progress;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.GenerationCards;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the status messages of one surface up to date: each is changed at most every three
/// seconds, the last change is never dropped, and none comes after the ending.
///
/// A timer calls [#tick]; so do tests.
public final class StatusBoard {
  /// Where status messages stand.
  public interface Display {
    /// The reader's words.
    Words words(Generation generation);

    /// Changes the status message. Best effort; what it throws is logged.
    void change(Generation generation, Card card);
  }

  private static final Logger log = LoggerFactory.getLogger(StatusBoard.class);

  private static final int RESUMED_MAX = 1_000;

  /// More generations than that at once go without changes until their end.
  private static final int WATCHED_MAX = 5_000;

  private static final Duration PACE = Duration.ofSeconds(3);

  /// With many messages on the board, each is changed less often: platforms count all of them.
  private static final Duration PACE_PER_MESSAGE = Duration.ofMillis(50);

  private static final int LOCKS = 256;

  private final Studio studio;
  private final GenerationCards cards;
  private final Display display;
  private final Executor threads;
  private final InstantSource clock;
  private final Map<GenerationId, Line> lines = new ConcurrentHashMap<>();
  private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

  /// @param threads where messages are changed
  public StatusBoard(
      Studio studio,
      GenerationCards cards,
      Display display,
      Executor threads,
      InstantSource clock) {
    this.studio = studio;
    this.cards = cards;
    this.display = display;
    this.threads = threads;
    this.clock = clock;
    for (int i = 0; i < LOCKS; i++) locks[i] = new ReentrantLock();
  }

  /// The status as it is now; empty once the ending is on its way.
  public Optional<Card> card(Generation generation) {
    return isOver(generation.state())
        ? Optional.empty()
        : Optional.of(card(generation, Progress.UNKNOWN));
  }

  /// Takes up the status messages of a surface that an earlier process left.
  public void resume(Posts posts, String surface) {
    posts.openStatuses(surface, RESUMED_MAX).forEach(post -> watch(post.generation(), null));
  }

  /// Watches a generation whose status message shows `shown`.
  public void watch(GenerationId id, @Nullable Card shown) {
    if (lines.size() >= WATCHED_MAX) return;
    var _ = lines.put(id, new Line(clock.instant().plus(PACE), shown));
  }

  /// Notes how far it is; returns at once.
  public void progress(GenerationId id, Progress progress) {
    var line = lines.get(id);
    if (line != null) line.progress = progress;
  }

  /// Shows the ending: nobody changes the status meanwhile or afterwards, unless the ending is to
  /// be tried again.
  public <T> T end(GenerationId id, Supplier<T> ending) {
    return alone(
        id,
        () -> {
          var result = ending.get();
          var _ = lines.remove(id);
          return result;
        });
  }

  /// Does something to a generation's messages while nobody else does.
  public <T> T alone(GenerationId id, Supplier<T> work) {
    var lock = locks[Math.floorMod(id.value(), LOCKS)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// Changes the messages that are due and whose generations moved.
  public void tick() {
    var now = clock.instant();
    lines.forEach((id, line) -> {
      if (line.busy || line.next.isAfter(now)) return;
      line.busy = true;
      threads.execute(() -> change(id, line));
    });
  }

  private void change(GenerationId id, Line line) {
    try {
      alone(
          id,
          () -> {
            // The ending may have come while this waited.
            if (lines.get(id) == line) changeNow(id, line);
            return true;
          });
    } catch (RuntimeException fault) {
      log.atWarn()
          .addKeyValue("generation", id.value())
          .addKeyValue("why", fault.toString())
          .log("status not changed");
    } finally {
      line.next = clock.instant().plus(pace());
      line.busy = false;
    }
  }

  private void changeNow(GenerationId id, Line line) {
    var generation = studio.find(id);
    if (generation.isEmpty() || isOver(generation.get().state())) {
      var _ = lines.remove(id, line);
      return;
    }
    var card = card(generation.get(), line.progress);
    if (Objects.equals(card, line.shown)) return;
    line.shown = card;
    display.change(generation.get(), card);
  }

  private Card card(Generation generation, Progress progress) {
    var words = display.words(generation);
    return generation.state() instanceof State.Requested
        ? cards.quote(generation, words)
        : cards.status(generation, studio.standing(generation), progress, clock.instant(), words);
  }

  private Duration pace() {
    var shared = PACE_PER_MESSAGE.multipliedBy(lines.size());
    return shared.compareTo(PACE) > 0 ? shared : PACE;
  }

  /// Whether what comes next is the ending.
  private static boolean isOver(State state) {
    return switch (state) {
      case State.Requested _, State.Queued _, State.Admitted _ -> false;
      case State.Submitting _, State.Running _ -> false;
      case State.Fetched _, State.Delivered _, State.Settled _ -> true;
      case State.Failing _, State.Released _, State.Uncertain _ -> true;
    };
  }

  /// One message on the board.
  private static final class Line {
    private volatile Progress progress = Progress.UNKNOWN;
    private volatile Instant next;
    private volatile @Nullable Card shown;
    private volatile boolean busy;

    Line(Instant next, @Nullable Card shown) {
      this.next = next;
      this.shown = shown;
    }
  }
}
