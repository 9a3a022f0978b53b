package dev.darkroom.catalog;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import java.util.Map;

/// What one output costs: for pictures each, for clips each second.
///
/// @param bySize price of every size that the model offers
/// @param perSecond whether the prices are for a second of a clip
public record Prices(Map<Size, Price> bySize, boolean perSecond) {
  public Prices {
    bySize = Map.copyOf(bySize);
  }

  /// @param credits what the member pays
  /// @param dollars what the provider's list price says the operator pays
  public record Price(Credits credits, Dollars dollars) {}
}
