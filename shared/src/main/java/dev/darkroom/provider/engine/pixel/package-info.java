/// Pictures as planes of floats, and the arithmetic on them that every method of the engine is made
/// of. The same input gives the same pixels on any number of threads.
@NullMarked
package dev.darkroom.provider.engine.pixel;

import org.jspecify.annotations.NullMarked;
