/// One community on several platforms: the same rules, looks and casts, whichever of them it is
/// spoken to on.
@NullMarked
package dev.darkroom.generation.link;

import org.jspecify.annotations.NullMarked;
