package dev.darkroom.provider.engine.look;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the engine read from a prompt.
///
/// @param steps in the order of work
/// @param edit what is done to the region, where one was asked for
/// @param colour the first colour that is named, as `0xRRGGBB`
/// @param text what stands in quotes
/// @param note one line for people: what was read, and what was left out
public record Reading(
    List<Step> steps,
    Optional<RegionEdit> edit,
    OptionalInt colour,
    Optional<String> text,
    String note) {
  public Reading {
    steps = List.copyOf(steps);
  }

  /// No step at all.
  public static Reading nothing(String note) {
    return new Reading(List.of(), Optional.empty(), OptionalInt.empty(), Optional.empty(), note);
  }
}
