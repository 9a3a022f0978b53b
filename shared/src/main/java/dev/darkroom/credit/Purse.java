package dev.darkroom.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One account that a hold can draw on.
///
/// @param account the account's number
/// @param available what is neither spent nor held
/// @param expiresAt when the rest is lost; empty for never
public record Purse(long account, Kind kind, Credits available, Optional<Instant> expiresAt) {
  /// Where credits come from, in the order in which they are spent.
  public enum Kind {
    ALLOWANCE,
    GRANTED,
    POOL,
    UNLIMITED
  }

  private static final Comparator<Purse> SPENDING_ORDER =
      Comparator.comparing(Purse::kind)
          .thenComparing(purse -> purse.expiresAt.orElse(Instant.MAX))
          .thenComparingLong(Purse::account);

  /// Part of a hold: how much of it one account bears.
  public record Part(long account, Credits amount) {}

  /// Spreads `amount` over purses: allowance, granted, pool, and in each what expires soonest
  /// first.
  ///
  /// @return empty when all purses together do not cover it
  public static Optional<List<Part>> draw(List<Purse> purses, Credits amount) {
    var parts = new ArrayList<Part>();
    var left = amount;
    for (var purse : purses.stream().sorted(SPENDING_ORDER).toList()) {
      var taken = purse.kind == Kind.UNLIMITED ? left : smaller(left, purse.available);
      if (!taken.isNone()) parts.add(new Part(purse.account, taken));
      left = left.minus(taken);
    }
    return left.isNone() ? Optional.of(List.copyOf(parts)) : Optional.empty();
  }

  /// What each part of a hold pays of `actual`, in the parts' order. What came last into the hold
  /// is the first to be given back.
  public static List<Part> charge(List<Part> parts, Credits actual) {
    var charges = new ArrayList<Part>();
    var left = actual;
    for (var part : parts) {
      var paid = smaller(left, part.amount);
      charges.add(new Part(part.account, paid));
      left = left.minus(paid);
    }
    if (!left.isNone()) throw new IllegalArgumentException("more than was held: " + actual);
    return List.copyOf(charges);
  }

  /// All that these purses have.
  public static Credits sum(List<Purse> purses) {
    return purses.stream().map(Purse::available).reduce(Credits.NONE, Credits::plus);
  }

  private static Credits smaller(Credits one, Credits other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
