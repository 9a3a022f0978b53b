/// Pictures that Darkroom draws itself: contact sheets, charts, and the letters on them, which need
/// no fonts on the machine.
@NullMarked
package dev.darkroom.media.sheet;

import org.jspecify.annotations.NullMarked;
