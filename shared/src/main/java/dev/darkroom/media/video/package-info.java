/// Making and shrinking clips: H.264 and AAC in MP4, by the FFmpeg libraries. Native code: loaded
/// only in the media worker process.
@NullMarked
package dev.darkroom.media.video;

import org.jspecify.annotations.NullMarked;
