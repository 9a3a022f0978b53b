/// The desk at which surfaces hand in what people ask for, and get what to show.
@NullMarked
package dev.darkroom.surface.desk;

import org.jspecify.annotations.NullMarked;
