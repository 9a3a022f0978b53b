/// What every chat platform does with what comes in: bounded work, repeats told apart, wishes read,
/// references fetched.
@NullMarked
package dev.darkroom.surface.intake;

import org.jspecify.annotations.NullMarked;
