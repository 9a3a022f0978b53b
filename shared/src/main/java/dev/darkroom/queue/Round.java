package dev.darkroom.queue;

import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Generations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One pass over one pool's line: decides in memory who gets the free places, and writes it down in
/// a few batches.
final class Round {
  /// Virtual time of one output; leaves room for weights to divide it.
  private static final long UNIT = 1_000;

  /// Lanes and seats read beyond those that are sure to do, for some turn out to be empty.
  private static final int SPARE = 8;

  private final Line line;
  private final QueueSettings settings;
  private final Generations generations;
  private final Map<String, Integer> runningOfCommunity = new HashMap<>();
  private final Map<String, Integer> runningOfMember = new HashMap<>();
  private long virtualNow;

  Round(Line line, QueueSettings settings, Generations generations) {
    this.line = line;
    this.settings = settings;
    this.generations = generations;
  }

  /// Gives away the free places of a pool.
  ///
  /// @return what was given and may run
  List<Seat.Ticket> run(QueueSettings.Pool bounds) {
    var pool = line.lock();
    virtualNow = pool.virtualNow();
    line.file(virtualNow);
    var pace = Pace.of(bounds.perMinute());
    int free =
        Math.min(bounds.slots() - countRunning(), pace.allowed(pool.time(), pool.earnedAt()));
    var given = new ArrayList<Seat.Ticket>();
    for (var look = Optional.of(new Look(free)); look.isPresent() && look.get().free > 0; ) {
      given.addAll(look.get().run());
      look = look.get().next();
    }
    if (!given.isEmpty())
      line.save(virtualNow, pace.after(pool.time(), pool.earnedAt(), given.size()));
    return given;
  }

  private int countRunning() {
    int all = 0;
    for (var running : line.running()) {
      count(running.community(), running.member(), running.count());
      all += running.count();
    }
    return all;
  }

  private void count(String community, String member, int more) {
    var _ = runningOfCommunity.merge(community, more, Integer::sum);
    var _ = runningOfMember.merge(community + '\n' + member, more, Integer::sum);
  }

  private boolean mayHave(Lane lane) {
    return runningOfCommunity.getOrDefault(lane.community(), 0) < settings.communitySlots();
  }

  private boolean mayHave(Seat seat) {
    return runningOfMember.getOrDefault(seat.community() + '\n' + seat.member(), 0)
        < settings.memberSlots();
  }

  /// A look at those who come first, as many as could be needed; another follows where that was not
  /// enough because some were not there any more.
  private final class Look {
    private final int free;
    private final List<Line.Place> given = new ArrayList<>();
    private final Set<Lane> paidLanes = new HashSet<>();
    private final Set<Seat> paidSeats = new HashSet<>();
    private boolean cut;
    private boolean cleared;

    Look(int free) {
      this.free = free;
    }

    Optional<Look> next() {
      return cut && (cleared || !given.isEmpty())
          ? Optional.of(new Look(free - given.size()))
          : Optional.empty();
    }

    List<Seat.Ticket> run() {
      choose();
      if (given.isEmpty()) return List.of();
      line.charge(paidLanes, paidSeats);
      return admit();
    }

    private void choose() {
      int limit = free + runningOfCommunity.size() + SPARE;
      var lanes = new TreeSet<>(Lane.TURN);
      lanes.addAll(line.lanes(limit));
      cut = lanes.size() == limit;
      // One that was not read may come before those that have paid meanwhile.
      long readUpTo = cut ? lanes.last().time() : Long.MAX_VALUE;
      while (given.size() < free && !lanes.isEmpty()) {
        var lane = lanes.pollFirst();
        if (lane.time() > readUpTo) return;
        if (mayHave(lane) && serve(lane)) lanes.add(lane);
      }
    }

    /// Gives one place to the lane's next member.
    ///
    /// @return whether the lane can be asked again
    private boolean serve(Lane lane) {
      int limit = free + runningOfMember.size() + SPARE;
      while (true) {
        var seat = lane.nextSeat(line, limit, Round.this::mayHave);
        if (seat.isEmpty()) break;
        var ticket = seat.get().takeTicket(line, free);
        if (ticket.isPresent()) {
          give(lane, seat.get(), ticket.get());
          return true;
        }
        // Its last one was given away or cancelled.
        line.remove(seat.get());
        lane.leave(seat.get());
        cleared = true;
      }
      if (lane.isOver()) line.remove(lane);
      return false;
    }

    private void give(Lane lane, Seat seat, Seat.Ticket ticket) {
      virtualNow = Math.max(virtualNow, lane.time());
      lane.pay(seat, UNIT * ticket.cost());
      count(lane.community(), seat.member(), 1);
      paidLanes.add(lane);
      paidSeats.add(seat);
      given.add(new Line.Place(seat, ticket));
    }

    /// One that was cancelled at this very moment is not there to be admitted; its place is free
    /// again in the next round.
    private List<Seat.Ticket> admit() {
      var ids = given.stream().map(it -> new GenerationId(it.ticket().generation())).toList();
      var admitted = generations.admit(ids);
      line.tearUp(given);
      var places =
          given.stream()
              .filter(it -> admitted.contains(new GenerationId(it.ticket().generation())))
              .toList();
      line.give(places);
      return places.stream().map(Line.Place::ticket).toList();
    }
  }
}
