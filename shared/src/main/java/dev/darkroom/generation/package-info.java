/// One generation from request to settled: its data, its states, and the one effect that each state
/// calls for.
@NullMarked
package dev.darkroom.generation;

import org.jspecify.annotations.NullMarked;
