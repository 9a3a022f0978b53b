package dev.darkroom.media;

import java.util.Set;

/// What a picture may be at most for whoever takes it next: a model, or a chat platform.
///
/// @param sidePxMax longest side in pixels
/// @param areaPxMax most pixels in all
/// @param sizeBytesMax most bytes of the encoded file
/// @param types accepted encodings
public record PictureLimits(
    int sidePxMax, long areaPxMax, long sizeBytesMax, Set<MediaType> types) {
  public PictureLimits {
    types = Set.copyOf(types);
    if (sidePxMax <= 0 || areaPxMax <= 0 || sizeBytesMax <= 0 || types.isEmpty())
      throw new IllegalArgumentException("limits must be positive and name a type");
  }
}
