package dev.darkroom.credit;

/// A whole, non-negative number of credits. One credit is the smallest amount that is accounted
/// for.
///
/// Arithmetic is exact: overflow and going below zero are bugs and throw [ArithmeticException] or
/// [IllegalArgumentException].
public record Credits(long amount) implements Comparable<Credits> {
  public static final Credits NONE = new Credits(0);

  public Credits {
    if (amount < 0) throw new IllegalArgumentException("credits must not be negative: " + amount);
  }

  public static Credits of(long amount) {
    return new Credits(amount);
  }

  public Credits plus(Credits other) {
    return new Credits(Math.addExact(amount, other.amount));
  }

  public Credits minus(Credits other) {
    return new Credits(Math.subtractExact(amount, other.amount));
  }

  public Credits times(int factor) {
    return new Credits(Math.multiplyExact(amount, factor));
  }

  public boolean covers(Credits cost) {
    return amount >= cost.amount;
  }

  public boolean isNone() {
    return amount == 0;
  }

  @Override
  public int compareTo(Credits other) {
    return Long.compare(amount, other.amount);
  }

  /// Such as `10,060`.
  @Override
  public String toString() {
    return String.format(java.util.Locale.ROOT, "%,d", amount);
  }
}
