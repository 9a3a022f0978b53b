/// The photographs that come with Darkroom, for the demo and for tests.
@NullMarked
package dev.darkroom.samples;

import org.jspecify.annotations.NullMarked;
