/// The built-in engine's clips: one picture becomes a few seconds of camera motion with depth,
/// weather and a synthesised sound bed, chosen by the words of the prompt. Classical methods; the
/// same seed gives the same clip.
@NullMarked
package dev.darkroom.provider.engine.film;

import org.jspecify.annotations.NullMarked;
