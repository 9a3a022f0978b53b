package dev.darkroom.credit;

import dev.darkroom.credit.Purse.Part;
import dev.darkroom.credit.Quota.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A ledger without a database, held to [LedgerContract] like the others. It does not take part in
/// transactions: what was done stays done.
public final class InMemoryLedger implements Ledger {
  private static final class Account {
    private final Purse.Kind kind;
    private final String period;
    private final Optional<Instant> expiresAt;
    private String plan = "";
    private long posted;
    private long held;
    private long renewed;

    private Account(Purse.Kind kind, String period, Optional<Instant> expiresAt) {
      this.kind = kind;
      this.period = period;
      this.expiresAt = expiresAt;
    }
  }

  private record Owner(CommunityId community, @Nullable MemberId member) {}

  private static final class Hold {
    private final MemberId member;
    private final Credits amount;
    private final List<Part> parts;
    private @Nullable EndResult end;

    private Hold(MemberId member, Credits amount, List<Part> parts) {
      this.member = member;
      this.amount = amount;
      this.parts = parts;
    }
  }

  private final Plans plans;
  private final CommunityPolicies policies;
  private final InstantSource clock;
  private final List<Account> accounts = new ArrayList<>();
  private final Map<Owner, List<Account>> owned = new HashMap<>();
  private final Map<HoldId, Hold> holds = new HashMap<>();
  private final Map<MemberId, List<Booking>> bookings = new HashMap<>();
  private final Set<String> grants = new HashSet<>();

  public InMemoryLedger(Plans plans, CommunityPolicies policies, InstantSource clock) {
    this.plans = plans;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public synchronized HoldResult hold(HoldId id, MemberId member, Credits amount) {
    if (holds.containsKey(id)) return new HoldResult.AlreadyHeld();
    var purses = purses(member);
    var parts = Purse.draw(purses, amount);
    if (parts.isEmpty())
      return new HoldResult.Insufficient(amount.minus(Purse.sum(purses)), balance(member));
    for (var part : parts.get()) account(part).held += part.amount().amount();
    holds.put(id, new Hold(member, amount, parts.get()));
    return new HoldResult.Held();
  }

  private List<Purse> purses(MemberId member) {
    var plan = plans.of(member);
    var purses = new ArrayList<Purse>();
    for (var account : renewed(new Owner(member.community(), member), Optional.of(plan)))
      if ((account.kind == Purse.Kind.UNLIMITED) == plan.unlimited())
        purses.add(purse(account, account.kind));
    if (!plan.unlimited() && policies.of(member.community()).membersUsePool())
      purses.addAll(pool(member.community()));
    return purses;
  }

  private List<Purse> pool(CommunityId community) {
    return renewed(new Owner(community, null), plans.of(community)).stream()
        .filter(account -> account.kind != Purse.Kind.UNLIMITED)
        .map(account -> purse(account, Purse.Kind.POOL))
        .toList();
  }

  private Purse purse(Account account, Purse.Kind kind) {
    long free = Math.max(0, account.posted - account.held);
    return new Purse(accounts.indexOf(account), kind, Credits.of(free), account.expiresAt);
  }

  private List<Account> renewed(Owner owner, Optional<Plan> plan) {
    var now = clock.instant();
    for (var account : List.copyOf(owned.getOrDefault(owner, List.of()))) {
      long free = account.posted - account.held;
      if (isExpired(account, now) && free > 0) book(owner, account, "expired", -free, "");
    }
    plan.ifPresent(due -> renew(owner, due, now));
    return owned.getOrDefault(owner, List.of()).stream()
        .filter(account -> !isExpired(account, now))
        .toList();
  }

  private void renew(Owner owner, Plan plan, Instant now) {
    var zone = policies.of(owner.community).zone();
    var period = plan.unlimited() ? "" : YearMonth.from(now.atZone(zone)).toString();
    var account =
        plan.unlimited()
            ? findOrOpen(owner, Purse.Kind.UNLIMITED, period, Optional.empty())
            : findOrOpen(
                owner, Purse.Kind.ALLOWANCE, period, Optional.of(Window.MONTH.end(now, zone)));
    if (account.plan.equals(plan.id())) return;
    account.plan = plan.id();
    long missing = plan.monthly().amount() - account.renewed;
    if (missing <= 0) return;
    account.renewed += missing;
    book(owner, account, "allowance", missing, plan.name() + " " + period);
  }

  private static boolean isExpired(Account account, Instant now) {
    return account.expiresAt.isPresent() && !account.expiresAt.get().isAfter(now);
  }

  private Account findOrOpen(
      Owner owner, Purse.Kind kind, String period, Optional<Instant> expiresAt) {
    var own = owned.computeIfAbsent(owner, _ -> new ArrayList<>());
    for (var account : own)
      if (account.kind == kind && account.period.equals(period)) return account;
    var account = new Account(kind, period, expiresAt);
    own.add(account);
    accounts.add(account);
    return account;
  }

  private void book(Owner owner, Account account, String kind, long amount, String memo) {
    account.posted += amount;
    if (owner.member != null) note(owner.member, kind, amount, memo);
  }

  private void note(MemberId member, String kind, long amount, String memo) {
    bookings
        .computeIfAbsent(member, _ -> new ArrayList<>())
        .addFirst(new Booking(clock.instant(), kind, amount, memo));
  }

  @Override
  public synchronized EndResult settle(HoldId id, Credits actual) {
    var hold = holds.get(id);
    if (hold == null) throw new IllegalArgumentException("no such hold: " + id);
    if (hold.end != null) return hold.end;
    if (!hold.amount.covers(actual))
      throw new IllegalArgumentException(actual + " is more than was held: " + hold.amount);
    hold.end = new EndResult.Settled(actual);
    end(hold, actual);
    if (!actual.isNone()) note(hold.member, "spent", -actual.amount(), id.value());
    return hold.end;
  }

  @Override
  public synchronized EndResult release(HoldId id) {
    var hold = holds.get(id);
    if (hold == null) return new EndResult.NoHold();
    if (hold.end != null) return hold.end;
    hold.end = new EndResult.Released();
    end(hold, Credits.NONE);
    return hold.end;
  }

  private void end(Hold hold, Credits actual) {
    for (var part : hold.parts) account(part).held -= part.amount().amount();
    for (var charge : Purse.charge(hold.parts, actual))
      account(charge).posted -= charge.amount().amount();
  }

  private Account account(Part part) {
    return accounts.get(Math.toIntExact(part.account()));
  }

  @Override
  public synchronized Balance balance(MemberId member) {
    var plan = plans.of(member);
    var policy = policies.of(member.community());
    var own = renewed(new Owner(member.community(), member), Optional.of(plan));
    return new Balance(
        plan.name(),
        sum(own, Purse.Kind.ALLOWANCE),
        Window.MONTH.end(clock.instant(), policy.zone()),
        sum(own, Purse.Kind.GRANTED),
        policy.membersUsePool() ? Purse.sum(pool(member.community())) : Credits.NONE,
        held(member),
        plan.unlimited());
  }

  private static Credits sum(List<Account> accounts, Purse.Kind kind) {
    return Credits.of(
        accounts.stream()
            .filter(account -> account.kind == kind)
            .mapToLong(account -> account.posted - account.held)
            .sum());
  }

  private Credits held(MemberId member) {
    return holds.values().stream()
        .filter(hold -> hold.end == null && hold.member.equals(member))
        .map(hold -> hold.amount)
        .reduce(Credits.NONE, Credits::plus);
  }

  @Override
  public synchronized void grant(
      String key,
      Beneficiary to,
      Credits amount,
      Optional<Instant> expiresAt,
      String actor,
      String reason) {
    if (amount.isNone()) throw new IllegalArgumentException("nothing is granted");
    if (!grants.add(key)) return;
    var period = expiresAt.map(Instant::toString).orElse("");
    var owner =
        switch (to) {
          case Beneficiary.ToMember(var member) -> new Owner(member.community(), member);
          case Beneficiary.ToPool(var community) -> new Owner(community, null);
        };
    var kind = owner.member == null ? Purse.Kind.POOL : Purse.Kind.GRANTED;
    book(owner, findOrOpen(owner, kind, period, expiresAt), "grant", amount.amount(), reason);
  }

  @Override
  public synchronized List<Booking> statement(MemberId member, int limit) {
    return bookings.getOrDefault(member, List.of()).stream().limit(limit).toList();
  }
}
