package dev.darkroom.surface.intake;

import java.util.LinkedHashMap;
import java.util.Map;

/// Remembers the newest interactions: platforms may deliver one several times.
public final class Repeated {
  private static final int REMEMBERED = 10_000;

  private final Map<String, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// Whether this interaction came before.
  public synchronized boolean came(String interaction) {
    return seen.put(interaction, true) != null;
  }
}
