package dev.darkroom.catalog;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import java.time.Duration;
import java.util.Map;

/// What one output costs.
///
/// @param bySize price of every size that the model offers
/// @param per playing time that a price is for; other lengths cost in proportion, rounded up. Zero
///   for pictures
public record Prices(Map<Size, Price> bySize, Duration per) {
  public Prices {
    bySize = Map.copyOf(bySize);
    if (per.isNegative()) throw new IllegalArgumentException("prices are for a positive length");
  }

  /// The price of one output.
  ///
  /// @param length playing time, zero for pictures
  /// @throws IllegalArgumentException when the size has no price
  public Price at(Size size, Duration length) {
    var price = bySize.get(size);
    if (price == null) throw new IllegalArgumentException("no price for size " + size);
    if (per.isZero() || length.equals(per)) return price;
    return new Price(
        Credits.of(share(price.credits().amount(), length)),
        new Dollars(share(price.dollars().micros(), length)));
  }

  private long share(long amount, Duration length) {
    return Math.ceilDiv(Math.multiplyExact(amount, length.toMillis()), per.toMillis());
  }

  /// @param credits what the member pays
  /// @param dollars what the provider's list price says the operator pays
  public record Price(Credits credits, Dollars dollars) {}
}
