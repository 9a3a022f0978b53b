package dev.darkroom.catalog;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;

/// The price of a generation before it runs: what it costs at most.
///
/// @param each price of one output
/// @param count outputs asked for
public record Quote(Prices.Price each, int count) {
  public Credits credits() {
    return each.credits().times(count);
  }

  public Dollars dollars() {
    return each.dollars().times(count);
  }

  /// The price when only `delivered` outputs came back.
  public Quote forDelivered(int delivered) {
    return new Quote(each, delivered);
  }
}
