package dev.darkroom.media;

/// A rectangle in a picture, in pixels from its upper left corner.
public record Region(int xPx, int yPx, int widthPx, int heightPx) {
  public Region {
    if (xPx < 0 || yPx < 0) throw new IllegalArgumentException("region starts outside");
    if (widthPx <= 0 || heightPx <= 0) throw new IllegalArgumentException("region has no area");
  }

  /// The same part of the same picture at another size, to the nearest pixel.
  public Region scaled(int fromWidthPx, int fromHeightPx, int toWidthPx, int toHeightPx) {
    double across = (double) toWidthPx / fromWidthPx;
    double down = (double) toHeightPx / fromHeightPx;
    int left = (int) Math.min(toWidthPx - 1L, Math.round(xPx * across));
    int top = (int) Math.min(toHeightPx - 1L, Math.round(yPx * down));
    long right = Math.clamp(Math.round((xPx + (long) widthPx) * across), left + 1L, toWidthPx);
    long bottom = Math.clamp(Math.round((yPx + (long) heightPx) * down), top + 1L, toHeightPx);
    return new Region(left, top, (int) (right - left), (int) (bottom - top));
  }

  /// Whether the whole rectangle lies in a picture of that size.
  public boolean fitsIn(int pictureWidthPx, int pictureHeightPx) {
    return (long) xPx + widthPx <= pictureWidthPx && (long) yPx + heightPx <= pictureHeightPx;
  }
}
