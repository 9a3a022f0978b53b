/// Where the program starts.
@NullMarked
package dev.darkroom.bot;

import org.jspecify.annotations.NullMarked;
