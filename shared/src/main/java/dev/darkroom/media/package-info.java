/// Pictures and clips as files: what they are, where they are kept, how they are checked, prepared,
/// measured and marked.
@NullMarked
package dev.darkroom.media;

import org.jspecify.annotations.NullMarked;
