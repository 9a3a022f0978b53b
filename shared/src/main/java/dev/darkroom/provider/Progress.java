package dev.darkroom.provider;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// How far work at a provider is, as far as the provider tells.
///
/// @param share how much is done, 0 to 1
/// @param place place in the provider's own queue, 0 is next
/// @param stage the provider's own word for what it does now
public record Progress(OptionalDouble share, OptionalInt place, Optional<String> stage) {
  public static final Progress UNKNOWN =
      new Progress(OptionalDouble.empty(), OptionalInt.empty(), Optional.empty());

  public static Progress of(double share) {
    return new Progress(OptionalDouble.of(share), OptionalInt.empty(), Optional.empty());
  }

  /// Only the stage is known.
  public static Progress stage(String stage) {
    return new Progress(OptionalDouble.empty(), OptionalInt.empty(), Optional.of(stage));
  }
}
