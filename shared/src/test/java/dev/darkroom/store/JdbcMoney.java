package dev.darkroom.store;

import dev.darkroom.credit.InMemoryPlans;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.Money;
import java.time.ZoneOffset;

/// The money ports over a database.
public final class JdbcMoney {
  private JdbcMoney() {}

  public static Money on(Database database, ManualClock clock) {
    var audit = new JdbcAuditLog(database, clock);
    var policies = new JdbcCommunityPolicies(database, audit, ZoneOffset.UTC);
    var plans = new JdbcPlans(database, audit, InMemoryPlans.ALL);
    return new Money(
        new JdbcLedger(database, plans, policies, audit, clock),
        new JdbcQuotas(database, policies, audit, clock),
        plans,
        policies,
        clock);
  }
}
