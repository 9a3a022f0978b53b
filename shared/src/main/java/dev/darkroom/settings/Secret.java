package dev.darkroom.settings;

/// A value that must not be seen. It prints as `***`; only [#reveal] gives it away.
public final class Secret {
  private final String value;

  public Secret(String value) {
    if (value.isBlank()) throw new IllegalArgumentException("a secret must not be blank");
    this.value = value;
  }

  /// The value itself, for a request header and nothing else.
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
