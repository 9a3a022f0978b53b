package dev.darkroom.media;

/// A rectangle in a picture, in pixels from its upper left corner.
public record Region(int xPx, int yPx, int widthPx, int heightPx) {
  public Region {
    if (xPx < 0 || yPx < 0) throw new IllegalArgumentException("region starts outside");
    if (widthPx <= 0 || heightPx <= 0) throw new IllegalArgumentException("region has no area");
  }

  /// Whether the whole rectangle lies in a picture of that size.
  public boolean fitsIn(int pictureWidthPx, int pictureHeightPx) {
    return (long) xPx + widthPx <= pictureWidthPx && (long) yPx + heightPx <= pictureHeightPx;
  }
}
