package dev.darkroom.queue;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A member in line, while a round looks at it. Of members whose turn it is at the same time, the
/// heavier plan goes first.
final class Seat {
  static final Comparator<Seat> TURN =
      Comparator.comparingLong(Seat::time)
          .thenComparing(Comparator.comparingInt(Seat::weight).reversed())
          .thenComparing(Seat::member);

  private final String community;
  private final String member;
  private final int weight;
  private long time;
  private @Nullable Deque<Ticket> tickets;

  Seat(String community, String member, long time, int weight) {
    this.community = community;
    this.member = member;
    this.time = time;
    this.weight = weight;
  }

  /// A generation in line.
  record Ticket(long generation, int attempt, int cost) {}

  String community() {
    return community;
  }

  String member() {
    return member;
  }

  long time() {
    return time;
  }

  int weight() {
    return weight;
  }

  /// Its oldest ticket that was not given a place yet.
  ///
  /// @param line where its tickets are read from when its turn comes
  /// @param limit most places that the round gives
  Optional<Ticket> takeTicket(Line line, int limit) {
    if (tickets == null) tickets = new ArrayDeque<>(line.tickets(this, limit));
    return Optional.ofNullable(tickets.poll());
  }

  void pay(long cost) {
    time += cost / weight;
  }
}
