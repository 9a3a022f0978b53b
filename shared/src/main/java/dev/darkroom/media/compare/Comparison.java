package dev.darkroom.media.compare;

import dev.darkroom.media.Region;
import dev.darkroom.media.codec.Resize;
import java.awt.image.BufferedImage;
import java.util.Optional;

/// Two pictures of the same frame, measured.
///
/// A pixel counts as unchanged where the colours, blurred by two pixels so that grain and
/// compression do not count, differ by less than 4 by CIEDE2000. With these numbers a JPEG saved
/// again at quality 75 reads as 100 % unchanged, and an edit of 3 % of the area as 3 %.
///
/// @param unchangedShare share of the pixels outside the region, 0 to 1
/// @param similarity see [Similarity]
/// @param difference at every pixel, inside the region too
/// @param region where the edit was wanted, in measured pixels; empty area for none
/// @param base the picture before, in measured size
record Comparison(
    double unchangedShare, double similarity, Plane difference, Box region, BufferedImage base) {
  /// From this difference on a pixel counts as changed.
  static final float CHANGED = 4;

  private static final double BLUR_SIGMA = 2;

  /// Larger pictures are measured at this size: it bounds memory (some 150 MB) and time.
  static final int SIDE_PX_MAX = 2048;

  static final long AREA_PX_MAX = 2048 * 1536;

  private static final double ASPECT_TOLERANCE = 0.01;

  /// Empty when the aspect ratios differ by more than 1 %: the provider chose another frame.
  ///
  /// @param asked the region, in pixels of a picture of `askedWidthPx`, as `before` may be scaled
  static Optional<Comparison> of(
      BufferedImage before, BufferedImage after, Optional<Region> asked, int askedWidthPx) {
    double aspects =
        (double) before.getWidth() * after.getHeight() / before.getHeight() / after.getWidth();
    if (Math.abs(aspects - 1) > ASPECT_TOLERANCE) return Optional.empty();

    var smaller = before.getWidth() <= after.getWidth() ? before : after;
    var size = Resize.dimensions(smaller).within(SIDE_PX_MAX, AREA_PX_MAX);
    var base = Resize.to(before, size);
    double scale = (double) size.widthPx() / askedWidthPx;
    var region =
        asked
            .map(pixels -> Box.of(pixels, scale, size.widthPx(), size.heightPx()))
            .orElse(new Box(0, 0, 0, 0));
    return Optional.of(measured(base, Lab.of(base), Lab.of(Resize.to(after, size)), region));
  }

  private static Comparison measured(BufferedImage base, Lab before, Lab after, Box region) {
    var inside = difference(before.crop(region), after.crop(region));
    // What happened inside must not bleed out through the blur.
    after.take(before, region);
    var difference = difference(before, after);
    double share = unchangedShare(difference, region);
    double similarity = Similarity.between(before.lightness(), after.lightness(), region);
    difference.put(inside, region);
    return new Comparison(share, similarity, difference, region, base);
  }

  private static Plane difference(Lab before, Lab after) {
    return ColourDifference.between(before.blurred(BLUR_SIGMA), after.blurred(BLUR_SIGMA));
  }

  private static double unchangedShare(Plane difference, Box region) {
    long outside = (long) difference.width() * difference.height() - region.area();
    if (outside == 0) return 1;
    long unchanged = 0;
    for (float value : difference.values()) if (value < CHANGED) unchanged++;
    return (double) (unchanged - region.area()) / outside;
  }
}
