/// Kling: clips from one picture.
@NullMarked
package dev.darkroom.provider.kling;

import org.jspecify.annotations.NullMarked;
