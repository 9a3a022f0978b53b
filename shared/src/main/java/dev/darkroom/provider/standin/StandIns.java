package dev.darkroom.provider.standin;

import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// All stand-ins in one process, so that every model of the catalogue can be tried without a key.
public final class StandIns implements AutoCloseable {
  private static final String KLING_ACCESS_KEY = "stand-in-access";

  private final List<StandIn> all;

  private StandIns(List<StandIn> all) {
    this.all = all;
  }

  /// Starts all of them on free ports of this machine.
  public static StandIns start(InstantSource clock) {
    var all =
        List.of(
            new FalStandIn("stand-in-fal"),
            new BflStandIn("stand-in-bfl"),
            new GeminiStandIn("stand-in-gemini"),
            new ArkStandIn("stand-in-ark"),
            new KlingStandIn(KLING_ACCESS_KEY, "stand-in-kling", clock),
            new OpenAiStandIn("stand-in-openai"),
            new ComfyUiStandIn());
    all.forEach(standIn -> standIn.start(0));
    return new StandIns(all);
  }

  /// How each is reached, by the name that routes call the service.
  public SequencedMap<String, Reached> reached() {
    var reached = new LinkedHashMap<String, Reached>();
    for (var standIn : all) reached.put(standIn.name(), new Reached(standIn.url(), keys(standIn)));
    return reached;
  }

  /// Where a stand-in listens and which keys it takes; they are made up and open nothing else.
  public record Reached(URI url, List<String> keys) {
    public Reached {
      keys = List.copyOf(keys);
    }
  }

  private static List<String> keys(StandIn standIn) {
    if (standIn instanceof KlingStandIn) return List.of(KLING_ACCESS_KEY, standIn.key());
    return standIn.key().isEmpty() ? List.of() : List.of(standIn.key());
  }

  @Override
  public void close() {
    all.forEach(StandIn::close);
  }
}
