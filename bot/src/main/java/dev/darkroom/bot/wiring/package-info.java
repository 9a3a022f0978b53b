/// The wiring: every adapter is made here and nowhere else.
@NullMarked
package dev.darkroom.bot.wiring;

import org.jspecify.annotations.NullMarked;
