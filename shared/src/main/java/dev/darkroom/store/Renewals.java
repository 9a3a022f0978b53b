package dev.darkroom.store;

import dev.darkroom.credit.Plan;
import dev.darkroom.credit.Quota.Window;
import dev.darkroom.store.Accounts.Owner;
import dev.darkroom.store.Accounts.Row;
import dev.darkroom.store.Bookings.Head;
import dev.darkroom.store.Bookings.Side;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Brings an owner's accounts to the present when somebody looks at them: the month's allowance
/// comes, what has expired goes. So no timer has to run for anybody's credits to be right.
final class Renewals {
  private static final String BY_SYSTEM = "system";

  private static final String ALREADY_GRANTED =
      """
      select coalesce(sum(e.amount), 0) from entry e join transfer t on t.id = e.transfer_id
      where e.account_id = ? and t.kind = 'allowance'
      """;

  private final Handle sql;
  private final Accounts accounts;
  private final Bookings bookings;
  private final ZoneId zone;
  private final Instant now;

  Renewals(Handle sql, ZoneId zone, Instant now) {
    this.sql = sql;
    this.zone = zone;
    this.now = now;
    accounts = new Accounts(sql);
    bookings = new Bookings(sql);
  }

  /// The owner's accounts as they are now, not locked.
  ///
  /// @param plan whose allowance the owner gets
  List<Row> read(Owner owner, Optional<Plan> plan) {
    var rows = accounts.open(owner, now);
    return isDue(rows, plan) ? lock(owner, plan) : rows;
  }

  /// The owner's accounts as they are now, locked until the transaction ends.
  List<Row> lock(Owner owner, Optional<Plan> plan) {
    var rows = accounts.lockOpen(owner, now);
    if (!isDue(rows, plan)) return rows;
    for (var row : rows) if (row.isExpired(now) && row.free() > 0) expire(owner, row);
    plan.filter(_ -> !isCurrent(rows, plan)).ifPresent(due -> renew(owner, due));
    return accounts.lockOpen(owner, now).stream().filter(row -> !row.isExpired(now)).toList();
  }

  private boolean isDue(List<Row> rows, Optional<Plan> plan) {
    return !isCurrent(rows, plan) || rows.stream().anyMatch(row -> row.isExpired(now));
  }

  private boolean isCurrent(List<Row> rows, Optional<Plan> plan) {
    return plan.isEmpty()
        || rows.stream()
            .anyMatch(row ->
                row.plan().equals(plan.get().id())
                    && (plan.get().unlimited()
                        ? row.kind().equals("UNLIMITED")
                        : row.kind().equals("ALLOWANCE") && row.period().equals(period())));
  }

  private String period() {
    return YearMonth.from(now.atZone(zone)).toString();
  }

  private void renew(Owner owner, Plan plan) {
    if (plan.unlimited()) {
      accounts.rememberPlan(
          accounts.findOrOpen(owner, "UNLIMITED", "", Optional.empty()), plan.id());
      return;
    }
    var expiresAt = Window.MONTH.end(now, zone);
    long account = accounts.findOrOpen(owner, "ALLOWANCE", period(), Optional.of(expiresAt));
    accounts.rememberPlan(account, plan.id());
    long granted = sql.createQuery(ALREADY_GRANTED).bind(0, account).mapTo(Long.class).one();
    long missing = plan.monthly().amount() - granted;
    var idem = "allowance:" + account + ":" + plan.id();
    if (missing <= 0 || bookings.exists(idem)) return;
    move(
        new Head(idem, "allowance", owner, missing, BY_SYSTEM, plan.name() + " " + period(), now),
        account,
        "ISSUED");
  }

  private void expire(Owner owner, Row row) {
    move(
        new Head(
            "expired:" + row.id() + ":" + UUID.randomUUID(),
            "expired",
            owner,
            -row.free(),
            BY_SYSTEM,
            row.period(),
            now),
        row.id(),
        "EXPIRED");
  }

  /// Books the head's amount on the account, against one of the community's own.
  void move(Head head, long account, String against) {
    var community = Owner.of(head.owner().community());
    long other = accounts.findOrOpen(community, against, "", Optional.empty());
    bookings.book(head, List.of(new Side(account, head.amount()), new Side(other, -head.amount())));
    accounts.add(account, head.amount());
  }
}
