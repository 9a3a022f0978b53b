package dev.darkroom.credit;

/// The ports of this package, wired together, and the clock that they read.
public record Money(
    Ledger ledger, Quotas quotas, Plans plans, CommunityPolicies policies, ManualClock clock) {
  public static Money inMemory(ManualClock clock) {
    var plans = new InMemoryPlans();
    var policies = new InMemoryPolicies();
    return new Money(
        new InMemoryLedger(plans, policies, clock),
        new InMemoryQuotas(policies, clock),
        plans,
        policies,
        clock);
  }
}
