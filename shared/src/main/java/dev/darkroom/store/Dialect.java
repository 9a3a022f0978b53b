package dev.darkroom.store;

/// The two databases that are supported. SQL is the same on both; what differs asks here.
public enum Dialect {
  H2,
  POSTGRES;

  /// @throws StoreException.Unsafe for any other database
  static Dialect of(String url) {
    if (url.startsWith("jdbc:h2:")) return H2;
    if (url.startsWith("jdbc:postgresql:")) return POSTGRES;
    throw new StoreException.Unsafe(
        "The database must be jdbc:h2:file:… or jdbc:postgresql:…, not " + schemeOf(url));
  }

  /// Only the start of an address is shown: the rest may carry a password.
  private static String schemeOf(String url) {
    var parts = url.split(":", 3);
    return parts.length < 2 ? "that" : parts[0] + ":" + parts[1];
  }
}
