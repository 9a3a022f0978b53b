package dev.darkroom.catalog;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a dollar of a provider's list price costs a member: `credits` for every `dollars`.
public record CreditRate(long credits, BigDecimal dollars) {
  public CreditRate {
    if (credits < 0 || dollars.signum() <= 0)
      throw new IllegalArgumentException("a rate is credits for a positive number of dollars");
  }

  /// Credits for a list price, rounded up to whole ones; nothing costs nothing.
  public Credits of(Dollars price) {
    return Credits.of(
        price
            .amount()
            .multiply(BigDecimal.valueOf(credits))
            .divide(dollars, 0, RoundingMode.CEILING)
            .longValueExact());
  }
}
