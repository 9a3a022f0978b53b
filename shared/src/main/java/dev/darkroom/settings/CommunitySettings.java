package dev.darkroom.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Communities that are one although platforms know them under two names.
///
/// @param linked each name, with the one that it stands for
public record CommunitySettings(SequencedMap<String, String> linked) {
  public CommunitySettings {
    linked = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(linked));
  }

  static CommunitySettings from(Section section) {
    List<Map.Entry<String, String>> pairs =
        section
            .key(
                "linked",
                "Workspaces that share pool, plans and quotas with a server. Their members are made"
                    + " one by: darkroom member link.")
            .list(
                "a list such as [\"slack:T0123=discord:456\"]",
                List.of(),
                it -> it.getKey() + "=" + it.getValue(),
                CommunitySettings::pair);
    var linked = new LinkedHashMap<String, String>();
    for (var pair : pairs) {
      if (linked.putIfAbsent(pair.getKey(), pair.getValue()) != null)
        section.mistake("linked", pair.getKey() + " is linked twice; keep one");
    }
    for (var other : linked.values()) {
      if (linked.containsKey(other))
        section.mistake("linked", other + " is itself linked; link both to the same");
    }
    return new CommunitySettings(linked);
  }

  private static Optional<Map.Entry<String, String>> pair(String text) {
    var id = "(?:discord|slack):[A-Za-z0-9]{1,40}";
    if (!text.matches(id + "\\s*=\\s*" + id)) return Optional.empty();
    var parts = text.split("\\s*=\\s*", 2);
    return Optional.of(Map.entry(parts[0], parts[1]));
  }
}
