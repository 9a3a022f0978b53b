package dev.darkroom.store;

import dev.darkroom.credit.AuditLog;
import dev.darkroom.credit.CommunityPolicies;
import dev.darkroom.credit.CommunityPolicy;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.HoldId;
import dev.darkroom.credit.Ledger;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Plan;
import dev.darkroom.credit.Plans;
import dev.darkroom.credit.Purse;
import dev.darkroom.credit.Purse.Part;
import dev.darkroom.credit.Quota.Window;
import dev.darkroom.store.Accounts.Owner;
import dev.darkroom.store.Accounts.Row;
import dev.darkroom.store.Bookings.Head;
import dev.darkroom.store.Bookings.Side;
import dev.darkroom.store.Holds.Hold;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The ledger in the database. Rows are locked in one order: the hold, the member's accounts, the
/// community's pool.
public final class JdbcLedger implements Ledger {
  private final Database database;
  private final Plans plans;
  private final CommunityPolicies policies;
  private final AuditLog audit;
  private final InstantSource clock;

  public JdbcLedger(
      Database database,
      Plans plans,
      CommunityPolicies policies,
      AuditLog audit,
      InstantSource clock) {
    this.database = database;
    this.plans = plans;
    this.policies = policies;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public HoldResult hold(HoldId id, MemberId member, Credits amount) {
    return database.with(sql -> {
      var holds = new Holds(sql);
      if (holds.find(id).isPresent()) return new HoldResult.AlreadyHeld();
      var now = clock.instant();
      var purses = purses(sql, member, amount, now);
      var parts = Purse.draw(purses, amount);
      if (parts.isEmpty())
        return new HoldResult.Insufficient(
            amount.minus(Purse.sum(purses)), balance(sql, member, now));
      var accounts = new Accounts(sql);
      for (var part : parts.get()) accounts.hold(part.account(), part.amount());
      holds.add(id, member, amount, parts.get(), now);
      return new HoldResult.Held();
    });
  }

  /// The member's accounts, and the pool's only where they are needed: many members wait for the
  /// pool's row.
  private List<Purse> purses(Handle sql, MemberId member, Credits amount, Instant now) {
    var plan = plans.of(member);
    var policy = policies.of(member.community());
    var renewals = new Renewals(sql, policy.zone(), now);
    var own = own(renewals.lock(owner(member), Optional.of(plan)), plan);
    if (plan.unlimited() || !policy.membersUsePool() || Purse.sum(own).covers(amount)) return own;
    var all = new ArrayList<>(own);
    var pool = Owner.of(member.community());
    all.addAll(pool(renewals.lock(pool, plans.of(member.community()))));
    return all;
  }

  @Override
  public EndResult settle(HoldId id, Credits actual) {
    return database.with(sql -> {
      var hold =
          new Holds(sql)
              .lock(id)
              .orElseThrow(() -> new IllegalArgumentException("no such hold: " + id));
      return switch (hold.state()) {
        case S -> new EndResult.Settled(hold.charged());
        case R -> new EndResult.Released();
        case H -> settle(sql, id, hold, actual);
      };
    });
  }

  private EndResult settle(Handle sql, HoldId id, Hold hold, Credits actual) {
    if (!hold.amount().covers(actual))
      throw new IllegalArgumentException(actual + " is more than was held: " + hold.amount());
    var now = clock.instant();
    var holds = new Holds(sql);
    var parts = holds.parts(id);
    var charges = Purse.charge(parts, actual);
    end(sql, parts, charges);
    holds.settle(id, actual, charges, now);
    if (!actual.isNone()) bookSpent(sql, id, hold.member(), charges, now);
    return new EndResult.Settled(actual);
  }

  private static void bookSpent(
      Handle sql, HoldId id, MemberId member, List<Part> charges, Instant now) {
    var sides = new ArrayList<Side>();
    long total = 0;
    for (var charge : charges) {
      if (charge.amount().isNone()) continue;
      sides.add(new Side(charge.account(), -charge.amount().amount()));
      total += charge.amount().amount();
    }
    long spent =
        new Accounts(sql).findOrOpen(Owner.of(member.community()), "SPENT", "", Optional.empty());
    sides.add(new Side(spent, total));
    var head =
        new Head("settle:" + id.value(), "spent", owner(member), -total, "system", id.value(), now);
    new Bookings(sql).book(head, sides);
  }

  private static void end(Handle sql, List<Part> parts, List<Part> charges) {
    var accounts = new Accounts(sql);
    for (int i = 0; i < parts.size(); i++)
      accounts.end(parts.get(i).account(), parts.get(i).amount(), charges.get(i).amount());
  }

  @Override
  public EndResult release(HoldId id) {
    return database.with(sql -> {
      var hold = new Holds(sql).lock(id);
      if (hold.isEmpty()) return new EndResult.NoHold();
      return switch (hold.get().state()) {
        case S -> new EndResult.Settled(hold.get().charged());
        case R -> new EndResult.Released();
        case H -> {
          var parts = new Holds(sql).parts(id);
          end(sql, parts, Purse.charge(parts, Credits.NONE));
          new Holds(sql).release(id, clock.instant());
          yield new EndResult.Released();
        }
      };
    });
  }

  @Override
  public Balance balance(MemberId member) {
    return database.with(sql -> balance(sql, member, clock.instant()));
  }

  private Balance balance(Handle sql, MemberId member, Instant now) {
    var plan = plans.of(member);
    var policy = policies.of(member.community());
    var renewals = new Renewals(sql, policy.zone(), now);
    var rows = renewals.read(owner(member), Optional.of(plan));
    return new Balance(
        plan.name(),
        sum(rows, "ALLOWANCE"),
        Window.MONTH.end(now, policy.zone()),
        sum(rows, "GRANTED"),
        poolFor(renewals, policy),
        new Holds(sql).openSum(member),
        plan.unlimited());
  }

  private Credits poolFor(Renewals renewals, CommunityPolicy policy) {
    if (!policy.membersUsePool()) return Credits.NONE;
    var plan = plans.of(policy.community());
    return Purse.sum(pool(renewals.read(Owner.of(policy.community()), plan)));
  }

  @Override
  public void grant(
      String key,
      Beneficiary to,
      Credits amount,
      Optional<Instant> expiresAt,
      String actor,
      String reason) {
    if (amount.isNone()) throw new IllegalArgumentException("nothing is granted");
    var idem = "grant:" + key;
    database.use(sql -> {
      if (new Bookings(sql).exists(idem)) return;
      var owner =
          switch (to) {
            case Beneficiary.ToMember(var member) -> owner(member);
            case Beneficiary.ToPool(var community) -> Owner.of(community);
          };
      long account =
          new Accounts(sql)
              .findOrOpen(
                  owner,
                  owner.member().isEmpty() ? "POOL" : "GRANTED",
                  expiresAt.map(Instant::toString).orElse(""),
                  expiresAt);
      var now = clock.instant();
      var zone = policies.of(owner.community()).zone();
      var head = new Head(idem, "grant", owner, amount.amount(), actor, reason, now);
      new Renewals(sql, zone, now).move(head, account, "ISSUED");
      var whom = owner.member().isEmpty() ? "pool" : owner.member();
      audit.record(owner.community(), actor, "grant", "", whom + ": " + amount);
    });
  }

  @Override
  public List<Booking> statement(MemberId member, int limit) {
    return database.with(sql -> new Bookings(sql).newest(member, limit));
  }

  private static Owner owner(MemberId member) {
    return new Owner(member.community(), member.id());
  }

  private static List<Purse> own(List<Row> rows, Plan plan) {
    return rows.stream()
        .filter(row -> row.kind().equals("UNLIMITED") == plan.unlimited())
        .map(row -> row.purse(false))
        .toList();
  }

  private static List<Purse> pool(List<Row> rows) {
    return rows.stream()
        .filter(row -> !row.kind().equals("UNLIMITED"))
        .map(row -> row.purse(true))
        .toList();
  }

  private static Credits sum(List<Row> rows, String kind) {
    return Credits.of(
        rows.stream().filter(row -> row.kind().equals(kind)).mapToLong(Row::free).sum());
  }
}
