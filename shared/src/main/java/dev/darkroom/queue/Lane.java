package dev.darkroom.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A community in line, while a round looks at it. The lowest virtual time is next.
final class Lane {
  static final Comparator<Lane> TURN =
      Comparator.comparingLong(Lane::time).thenComparing(Lane::community);

  private final String community;
  private long time;
  private long memberNow;
  private @Nullable List<Seat> seats;
  private boolean moreSeats;

  Lane(String community, long time, long memberNow) {
    this.community = community;
    this.time = time;
    this.memberNow = memberNow;
  }

  String community() {
    return community;
  }

  long time() {
    return time;
  }

  /// Virtual time of its members: who comes back starts there.
  long memberNow() {
    return memberNow;
  }

  /// The member whose turn it is among those that may have a place.
  ///
  /// @param line where its seats are read from when its turn comes
  /// @param limit most seats to read
  Optional<Seat> nextSeat(Line line, int limit, Predicate<Seat> mayHave) {
    return seats(line, limit).stream().filter(mayHave).min(Seat.TURN);
  }

  private List<Seat> seats(Line line, int limit) {
    if (seats == null) {
      seats = new ArrayList<>(line.seats(community, limit));
      moreSeats = seats.size() == limit;
    }
    return seats;
  }

  /// The member has no ticket left.
  void leave(Seat seat) {
    if (seats != null) {
      var _ = seats.remove(seat);
    }
  }

  /// Whether it was looked at and nobody is left in it.
  boolean isOver() {
    return seats != null && seats.isEmpty() && !moreSeats;
  }

  /// Pays for a place that one of its members is given.
  void pay(Seat seat, long cost) {
    time += cost;
    memberNow = Math.max(memberNow, seat.time());
    seat.pay(cost);
  }
}
