package dev.darkroom.credit;

import dev.darkroom.credit.Ledger.Beneficiary;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Draws calls of a ledger: few members, few holds, so that they meet.
public final class LedgerWalk {
  /// One call and what it answers.
  public sealed interface Move {
    Object on(Money money);

    record Hold(HoldId id, MemberId member, Credits amount) implements Move {
      @Override
      public Object on(Money money) {
        return money.ledger().hold(id, member, amount);
      }
    }

    record Settle(HoldId id, Credits amount) implements Move {
      @Override
      public Object on(Money money) {
        try {
          return money.ledger().settle(id, amount);
        } catch (IllegalArgumentException e) {
          return "refused";
        }
      }
    }

    record Release(HoldId id) implements Move {
      @Override
      public Object on(Money money) {
        return money.ledger().release(id);
      }
    }

    record Grant(String key, Beneficiary to, Credits amount, Optional<Duration> expiresIn)
        implements Move {
      @Override
      public Object on(Money money) {
        var expiresAt = expiresIn.map(money.clock().instant()::plus);
        money.ledger().grant(key, to, amount, expiresAt, "mod", "walk");
        return "granted";
      }
    }

    record Assign(MemberId member, String plan) implements Move {
      @Override
      public Object on(Money money) {
        money.plans().assign(member, plan, "operator");
        return plan;
      }
    }

    record Share(CommunityId community, boolean pool) implements Move {
      @Override
      public Object on(Money money) {
        money.policies().change(new CommunityPolicy(community, ZoneOffset.UTC, pool), "mod");
        return pool;
      }
    }
  }

  private static final List<String> PLANS = List.of("free", "pro", "unlimited");

  private final Random random;
  private final CommunityId community;
  private final List<MemberId> members;

  public LedgerWalk(Random random, CommunityId community) {
    this.random = random;
    this.community = community;
    members = List.of(new MemberId(community, "ann"), new MemberId(community, "bob"));
  }

  public List<MemberId> members() {
    return members;
  }

  /// Mostly nothing passes, sometimes weeks.
  public long hours() {
    return random.nextInt(10) == 0 ? random.nextInt(24 * 20) : 0;
  }

  public Move next() {
    return switch (random.nextInt(20)) {
      case 0 -> new Move.Assign(member(), PLANS.get(random.nextInt(PLANS.size())));
      case 1 -> new Move.Share(community, random.nextBoolean());
      case 2, 3, 4 -> grant();
      case 5, 6, 7, 8, 9 -> new Move.Settle(hold(), Credits.of(random.nextInt(80)));
      case 10, 11, 12 -> new Move.Release(hold());
      default -> new Move.Hold(hold(), member(), Credits.of(random.nextInt(120)));
    };
  }

  private Move grant() {
    var to =
        random.nextBoolean()
            ? new Beneficiary.ToMember(member())
            : new Beneficiary.ToPool(community);
    Optional<Duration> expiresIn =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(Duration.ofHours(1 + random.nextInt(500)));
    return new Move.Grant(
        community.value() + ":" + random.nextInt(100),
        to,
        Credits.of(1 + random.nextInt(100)),
        expiresIn);
  }

  private MemberId member() {
    return members.get(random.nextInt(members.size()));
  }

  private HoldId hold() {
    return new HoldId(community.value() + ":" + random.nextInt(25));
  }
}
