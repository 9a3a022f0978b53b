package dev.darkroom.catalog;

import java.time.Duration;
import java.util.Optional;

/// What a person wants from a model, before it is held against what the model can do.
///
/// @param model a model id, or `auto`
/// @param references how many references there are
/// @param size empty for the model's default
/// @param ratio empty to follow the first reference
/// @param count outputs wanted
/// @param length playing time of a clip, empty for the model's default
/// @param region whether the edit is bound to a rectangle
/// @param prompt the prompt; read only to choose a model and to check its length
public record Wish(
    String model,
    Workflow workflow,
    int references,
    Optional<Size> size,
    Optional<Ratio> ratio,
    int count,
    Optional<Duration> length,
    boolean seeded,
    boolean region,
    String prompt) {
  public static final String AUTO = "auto";

  /// The same of a model that is named.
  public Wish of(String other) {
    return new Wish(
        other, workflow, references, size, ratio, count, length, seeded, region, prompt);
  }
}
