/// Typed settings from config/, read with the place of every mistake.
@NullMarked
package dev.darkroom.settings;

import org.jspecify.annotations.NullMarked;
