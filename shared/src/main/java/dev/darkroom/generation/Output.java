package dev.darkroom.generation;

import dev.darkroom.media.MediaRef;
import java.util.Optional;
import java.util.OptionalLong;

/// A picture or clip that came back, in the store.
///
/// @param seed the seed that made it, where it is known
/// @param note what the provider says about it, such as the effect that the built-in engine read
public record Output(MediaRef media, OptionalLong seed, Optional<String> note) {}
