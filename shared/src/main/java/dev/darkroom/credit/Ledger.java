package dev.darkroom.credit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Accounts of members and communities: double entry, each hold settled or released exactly once.
///
/// Calls join the transaction that is open, so that a hold and the generation it pays for commit
/// together. Repeating a call with the same id changes nothing and says what the first one did.
public interface Ledger {
  /// Sets `amount` aside: the plan's allowance first (soonest to expire), then granted credits,
  /// then the community's pool where members may use it. A member without a ceiling is always held.
  HoldResult hold(HoldId id, MemberId member, Credits amount);

  /// Charges `actual` of what was held and gives the rest back.
  ///
  /// @throws IllegalArgumentException if `actual` is more than was held, or the hold is unknown
  EndResult settle(HoldId id, Credits actual);

  /// Gives all that was held back.
  ///
  /// @return [EndResult.NoHold] where nothing was ever held
  EndResult release(HoldId id);

  /// What the member can spend now. Renews the month's allowance when it is due.
  Balance balance(MemberId member);

  /// Gives credits to a member, or to a community's pool.
  ///
  /// @param key repeated calls with the same key grant once
  void grant(
      String key,
      Beneficiary to,
      Credits amount,
      Optional<Instant> expiresAt,
      String actor,
      String reason);

  /// The newest bookings of a member, newest first.
  List<Booking> statement(MemberId member, int limit);

  /// Who a grant goes to.
  sealed interface Beneficiary {
    record ToMember(MemberId member) implements Beneficiary {}

    record ToPool(CommunityId community) implements Beneficiary {}
  }

  /// What became of a hold that was asked for.
  sealed interface HoldResult {
    record Held() implements HoldResult {}

    record AlreadyHeld() implements HoldResult {}

    /// @param missing how many credits the member is short of
    record Insufficient(Credits missing, Balance balance) implements HoldResult {}
  }

  /// How a hold ended.
  sealed interface EndResult {
    /// @param charged what was taken, now or at the first call
    record Settled(Credits charged) implements EndResult {}

    record Released() implements EndResult {}

    record NoHold() implements EndResult {}
  }

  /// What a member can spend, by where it comes from.
  ///
  /// @param allowance left of this month's plan
  /// @param allowanceExpiresAt when the allowance is renewed
  /// @param granted credits given by moderators or bought
  /// @param pool what the member may take from the community's pool
  /// @param held set aside for generations that run
  /// @param unlimited the plan has no ceiling
  record Balance(
      String plan,
      Credits allowance,
      Instant allowanceExpiresAt,
      Credits granted,
      Credits pool,
      Credits held,
      boolean unlimited) {
    /// All that can be spent now, apart from what is held.
    public Credits available() {
      return allowance.plus(granted).plus(pool);
    }
  }

  /// One line of a statement.
  ///
  /// @param amount positive when the member gained, negative when the member spent
  record Booking(Instant at, String kind, long amount, String memo) {}
}
