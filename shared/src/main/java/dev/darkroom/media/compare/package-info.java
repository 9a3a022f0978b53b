/// How much of a picture changed: a measure that agrees with the eye, and a heat map that shows
/// where.
@NullMarked
package dev.darkroom.media.compare;

import org.jspecify.annotations.NullMarked;
