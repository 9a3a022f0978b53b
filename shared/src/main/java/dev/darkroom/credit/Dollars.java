package dev.darkroom.credit;

import java.math.BigDecimal;

/// What a provider's list price says a generation costs the operator, in millionths of a US dollar.
public record Dollars(long micros) implements Comparable<Dollars> {
  public static final Dollars NONE = new Dollars(0);

  public Dollars {
    if (micros < 0) throw new IllegalArgumentException("dollars must not be negative: " + micros);
  }

  /// @param amount such as `0.039`
  /// @throws ArithmeticException when it is finer than a millionth
  public static Dollars of(BigDecimal amount) {
    return new Dollars(amount.movePointRight(6).longValueExact());
  }

  public Dollars plus(Dollars other) {
    return new Dollars(Math.addExact(micros, other.micros));
  }

  public Dollars times(int factor) {
    return new Dollars(Math.multiplyExact(micros, factor));
  }

  public BigDecimal amount() {
    return BigDecimal.valueOf(micros, 6);
  }

  @Override
  public int compareTo(Dollars other) {
    return Long.compare(micros, other.micros);
  }

  /// Such as `$0.039`.
  @Override
  public String toString() {
    return "$" + amount().stripTrailingZeros().toPlainString();
  }
}
