package dev.darkroom.media.inspect;

/// How a stored picture must be turned to be seen upright, in the order of EXIF orientation 1 to 8.
public enum Turn {
  NONE(false),
  MIRROR(false),
  HALF(false),
  FLIP(false),
  TRANSPOSE(true),
  CLOCKWISE(true),
  TRANSVERSE(true),
  COUNTERCLOCKWISE(true);

  private final boolean swapsSides;

  Turn(boolean swapsSides) {
    this.swapsSides = swapsSides;
  }

  /// The turn of an EXIF orientation; anything unknown turns nothing.
  public static Turn ofExif(int orientation) {
    return orientation >= 1 && orientation <= 8 ? values()[orientation - 1] : NONE;
  }

  /// Whether width and height change places.
  public boolean swapsSides() {
    return swapsSides;
  }
}
