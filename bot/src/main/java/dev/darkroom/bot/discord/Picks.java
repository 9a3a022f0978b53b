package dev.darkroom.bot.discord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pictures of messages whose form is open. In memory on purpose: a form lives for minutes, and
/// links of pictures for a day.
final class Picks {
  private static final int REMEMBERED = 10_000;

  private final Map<String, List<String>> picks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// @param number the interaction's id, which nobody else has
  synchronized void put(String number, List<String> pictures) {
    picks.put(number, List.copyOf(pictures));
  }

  /// What is remembered; once, for a form is sent once.
  synchronized Optional<List<String>> take(String number) {
    return Optional.ofNullable(picks.remove(number));
  }
}
