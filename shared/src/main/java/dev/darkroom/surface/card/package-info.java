/// Messages as every platform can show them, and the buttons on them.
@NullMarked
package dev.darkroom.surface.card;

import org.jspecify.annotations.NullMarked;
