package dev.darkroom.generation;

import dev.darkroom.media.MediaRef;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A picture or clip that came back, in the store.
///
/// @param seed the seed that made it, where it is known
/// @param note what the provider says about it, such as the effect that the built-in engine read
/// @param unchangedShare for an edit: share of pixels outside the region that stayed as they were
public record Output(
    MediaRef media, OptionalLong seed, Optional<String> note, OptionalDouble unchangedShare) {}
