package dev.darkroom.credit;

import dev.darkroom.credit.Quota.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A quota and what is used of it, weighed against what a generation needs.
public record QuotaCheck(Quota quota, long used, long needed) {
  /// What a spend needs of a metric: one generation, its credits, or its millionths of a dollar.
  public static long needed(Metric metric, Quotas.Spend spend) {
    return switch (metric) {
      case CREDITS -> spend.credits().amount();
      case GENERATIONS -> 1;
      case DOLLARS -> spend.dollars().micros();
    };
  }

  /// The tightest of the quotas that do not allow it: the one with the smallest share of the need
  /// left. What needs nothing is never refused.
  public static Optional<QuotaCheck> tightestExceeded(List<QuotaCheck> checks) {
    return checks.stream()
        .filter(check -> check.needed > 0 && check.left() < check.needed)
        .min(Comparator.comparingDouble(check -> (double) check.left() / check.needed));
  }

  private long left() {
    return quota.limit() - used;
  }
}
