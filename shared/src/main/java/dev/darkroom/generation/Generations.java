package dev.darkroom.generation;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All generations, kept for ever unless erased. Calls join the open transaction.
public interface Generations {
  /// A number that no generation had before.
  GenerationId nextId();

  /// Stores a new one.
  ///
  /// @return false when its [Generation#key] is taken; nothing is stored then
  boolean add(Generation generation);

  Optional<Generation> find(GenerationId id);

  /// The generation that a request key made.
  Optional<Generation> findByKey(String key);

  /// Whether it is the one under its key, and not another of the same moment.
  default boolean isPlaced(Generation generation) {
    return findByKey(generation.key())
        .filter(found -> found.id().equals(generation.id()))
        .isPresent();
  }

  /// Moves it to `next`, unless somebody else moved it since it was read.
  ///
  /// @return whether it was moved
  boolean move(Generation generation, State next);

  /// Moves those that are [State.Queued] to [State.Admitted].
  ///
  /// @return which were moved
  Set<GenerationId> admit(List<GenerationId> ids);

  /// Notes how long it was at its provider, for estimates.
  void took(GenerationId id, Duration duration);

  /// Durations of the newest generations of a model, newest first.
  List<Duration> recentDurations(String model, int limit);

  /// Notes that somebody wants it stopped.
  void requestCancel(GenerationId id);

  /// Whether somebody wants it stopped; cheap, asked while it runs.
  boolean cancelRequested(GenerationId id);

  /// A member's generations, newest first.
  List<Generation> ofMember(MemberId member, int limit);

  /// A batch's generations in the order they were asked for.
  List<Generation> ofBatch(BatchId batch);

  /// Those that have not ended, oldest first.
  List<Generation> open(CommunityId community, int limit);

  /// How many of a member's have not ended.
  int openCount(MemberId member);

  /// Those that ended [State.Uncertain], newest first, for moderators.
  List<Generation> uncertain(CommunityId community, int limit);

  /// Counts one more death of the process in the middle of its step.
  ///
  /// @return deaths so far, this one included
  int countCrash(GenerationId id);
}
