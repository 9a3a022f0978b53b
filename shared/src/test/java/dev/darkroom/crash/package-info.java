/// The crash program: kills real processes in the middle of real work, again and again on one
/// database, and then counts money, messages and submits.
@NullMarked
package dev.darkroom.crash;

import org.jspecify.annotations.NullMarked;
