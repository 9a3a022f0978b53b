/// Examines the machine that Darkroom runs on, and says what it found.
@NullMarked
package dev.darkroom.bot.doctor;

import org.jspecify.annotations.NullMarked;
