/// Decoding, sizing and encoding of pictures. Runs in the media worker process only: the bot itself
/// never decodes a file.
@NullMarked
package dev.darkroom.media.codec;

import org.jspecify.annotations.NullMarked;
