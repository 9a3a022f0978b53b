/// Work on pictures and clips as the domain asks for it, handed to media workers.
@NullMarked
package dev.darkroom.media.picture;

import org.jspecify.annotations.NullMarked;
