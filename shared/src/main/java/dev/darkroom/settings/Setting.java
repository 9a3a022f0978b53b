package dev.darkroom.settings;

/// What a key or a secret is set to now, and where that was said.
///
/// @param value as it would be written in the file; the default where nothing was said; never a
///   secret
/// @param source a place in a file, the name of a variable, or `default`
public record Setting(KeyDoc key, String value, String source) {
  static final String DEFAULT = "default";

  /// Whether it is read from the environment only and never shown.
  public boolean isSecret() {
    return key.path().isEmpty();
  }

  /// What people call it: the key, or the variable of a secret.
  public String name() {
    return isSecret() ? key.variable() : key.path();
  }
}
