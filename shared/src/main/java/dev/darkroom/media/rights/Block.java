package dev.darkroom.media.rights;

/// One stretch of a file: a PNG chunk, a JPEG segment, a WebP chunk or an MP4 box.
///
/// @param name its kind, with the further name that some kinds carry, such as `uuid be7acfcb…`
/// @param from first byte of its header
/// @param dataFrom first byte after its header
/// @param to first byte after it
record Block(String name, long from, long dataFrom, long to) {
  Block {
    if (from < 0 || dataFrom < from || to < dataFrom)
      throw new IllegalArgumentException("not a stretch: " + from + ", " + dataFrom + ", " + to);
  }
}
