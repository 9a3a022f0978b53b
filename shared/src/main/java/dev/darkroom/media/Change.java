package dev.darkroom.media;

import java.nio.file.Path;
import java.util.Optional;

/// How much of a picture moved between before and after.
public sealed interface Change {
  /// Both pictures show the same frame and could be compared.
  ///
  /// @param unchangedShare share of pixels outside the region that a person would call unchanged, 0
  ///   to 1; outside nothing means of the whole picture
  /// @param similarity structural similarity of lightness, 1 is identical
  /// @param heatMap picture that shows where it changed, over the dimmed original
  record Measured(double unchangedShare, double similarity, Path heatMap) implements Change {}

  /// The aspect ratios differ by more than 1 %: a share would mean nothing.
  record Reframed() implements Change {}

  /// The share, where there is one.
  default Optional<Double> share() {
    return switch (this) {
      case Measured m -> Optional.of(m.unchangedShare());
      case Reframed _ -> Optional.empty();
    };
  }
}
