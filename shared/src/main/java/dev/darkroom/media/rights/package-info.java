/// Origin and rights inside the files themselves: an XMP packet in PNG, JPEG, WebP and MP4, put in
/// and read back without decoding a pixel.
@NullMarked
package dev.darkroom.media.rights;

import org.jspecify.annotations.NullMarked;
