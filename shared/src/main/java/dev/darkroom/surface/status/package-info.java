/// Status messages: changed at a bearable pace, never after the ending was shown.
@NullMarked
package dev.darkroom.surface.status;

import org.jspecify.annotations.NullMarked;
