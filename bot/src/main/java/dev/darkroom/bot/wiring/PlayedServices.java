package dev.darkroom.bot.wiring;

import dev.darkroom.provider.standin.StandIns;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// All services that models are configured for, played by this process: no key, no network, no
/// cost. Real keys are neither read nor sent anywhere.
public final class PlayedServices implements AutoCloseable {
  /// These have no entry of their own in the configuration before an operator adds one.
  private static final Set<String> ADDED_BY_OPERATORS = Set.of("comfyui");

  private final StandIns standIns;

  private PlayedServices(StandIns standIns) {
    this.standIns = standIns;
  }

  public static PlayedServices start(InstantSource clock) {
    return new PlayedServices(StandIns.start(clock));
  }

  /// The environment, with the settings that lead to the played services.
  public Map<String, String> over(Map<String, String> variables) {
    var all = new HashMap<>(variables);
    standIns
        .reached()
        .forEach((name, reached) -> {
          if (ADDED_BY_OPERATORS.contains(name)) return;
          var upper = name.toUpperCase(Locale.ROOT);
          var keys = new ArrayList<String>();
          for (var key : reached.keys()) {
            keys.add("STAND_IN_%s_%d".formatted(upper, keys.size() + 1));
            all.put(keys.getLast(), key);
          }
          var prefix = "DARKROOM_PROVIDERS_" + upper;
          all.put(prefix + "_ENABLED", "true");
          all.put(prefix + "_URL", reached.url().toString());
          all.put(prefix + "_KEYS", String.join(",", keys));
          all.put(prefix + "_LOCAL", "true");
          all.put(prefix + "_POLL_EVERY", "200ms");
          all.put(prefix + "_RESULT_HOSTS", String.join(",", List.of("127.0.0.1", "localhost")));
        });
    return all;
  }

  @Override
  public void close() {
    standIns.close();
  }
}
