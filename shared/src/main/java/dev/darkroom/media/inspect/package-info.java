/// Decides from a file's bytes what it is and whether it may come in, before anything is decoded.
@NullMarked
package dev.darkroom.media.inspect;

import org.jspecify.annotations.NullMarked;
