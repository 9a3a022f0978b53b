package dev.darkroom.media.inspect;

/// What a file may be at most to come in.
///
/// @param pictureBytesMax most bytes of a picture
/// @param clipBytesMax most bytes of a clip
/// @param sidePxMin fewest pixels on a side
/// @param sidePxMax most pixels on a side
/// @param areaPxMax most pixels in all
/// @param framesMax most pictures in an animation
public record InspectionLimits(
    long pictureBytesMax,
    long clipBytesMax,
    int sidePxMin,
    int sidePxMax,
    long areaPxMax,
    int framesMax) {
  private static final long MB = 1_000_000;

  /// For what people send.
  public static final InspectionLimits REFERENCES =
      new InspectionLimits(25 * MB, 100 * MB, 16, 16_384, 50_000_000, 1_000);

  /// For what providers return: a 4K picture as PNG is often larger than what people may send.
  public static final InspectionLimits OUTPUTS =
      new InspectionLimits(100 * MB, 500 * MB, 16, 16_384, 50_000_000, 1_000);
}
