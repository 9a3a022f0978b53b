package dev.darkroom.catalog;

import dev.darkroom.media.PictureLimits;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// An entry of the catalogue.
///
/// @param id what people type, such as `nano-banana-2`
/// @param name what people read, such as `Nano Banana 2`
/// @param workflows what it can be asked for
/// @param bestAt the task it is best at
/// @param referencesMax most references it takes, 1 to 4
/// @param sizes sizes it offers, the first is the default; clips: resolutions
/// @param ratios aspect ratios it offers; empty means that the output follows the first reference
/// @param countMax most outputs of one generation, 1 to 4
/// @param seed what a repeated seed gives
/// @param sound whether clips have a sound track
/// @param lengths playing times it offers, shortest first, the last is the default; empty for
///   pictures
/// @param regions whether an edit can be bound to a rectangle
/// @param promptCharsMax longest prompt in characters
/// @param inputs what references are prepared to
/// @param strength key strength, one phrase
/// @param watchOut what to watch out for, one phrase; may be empty
/// @param routes ways to it, tried in this order
/// @param prices what an output costs
/// @param takes how long one usually takes, for as long as none was measured here
/// @param deadline longest a generation may take at the provider before it is cancelled
/// @param generative false for the built-in engine, which filters and composes and never imagines
public record Model(
    String id,
    String name,
    Set<Workflow> workflows,
    Task bestAt,
    int referencesMax,
    List<Size> sizes,
    List<Ratio> ratios,
    int countMax,
    SeedUse seed,
    boolean sound,
    List<Duration> lengths,
    boolean regions,
    int promptCharsMax,
    PictureLimits inputs,
    String strength,
    String watchOut,
    List<Route> routes,
    Prices prices,
    Duration takes,
    Duration deadline,
    boolean generative) {
  /// What [#takes] is where nobody says.
  public static final Duration TAKES_UNKNOWN = Duration.ofSeconds(20);

  public Model {
    workflows = Set.copyOf(workflows);
    sizes = List.copyOf(sizes);
    ratios = List.copyOf(ratios);
    lengths = List.copyOf(lengths);
    routes = List.copyOf(routes);
    if (sizes.isEmpty()) throw new IllegalArgumentException("a model needs a size: " + id);
    if (referencesMax < 1 || referencesMax > 4 || countMax < 1 || countMax > 4)
      throw new IllegalArgumentException("references and count are 1 to 4: " + id);
  }

  /// Whether it gives clips.
  public boolean isVideo() {
    return !lengths.isEmpty();
  }

  /// What a repeat with the same seed gives.
  public enum SeedUse {
    /// The same pixels.
    EXACT,
    /// Something alike.
    BEST_EFFORT,
    /// The model takes no seed.
    NONE
  }
}
