package dev.darkroom.media.compare;

/// How alike the structure of two pictures is: SSIM of lightness, 1 for identical.
///
/// Formula: Wang, Bovik, Sheikh, Simoncelli, "Image quality assessment", 2004; like the authors'
/// own program it first shrinks so that the short side is about 256 pixels.
final class Similarity {
  private static final double SIGMA = 1.5;
  private static final float RANGE = 100;
  private static final float C1 = (0.01f * RANGE) * (0.01f * RANGE);
  private static final float C2 = (0.03f * RANGE) * (0.03f * RANGE);

  private Similarity() {}

  /// @param ignored part that does not count; may be empty
  static double between(Plane before, Plane after, Box ignored) {
    int shorter = Math.min(before.width(), before.height());
    int factor = Math.max(1, Math.round(shorter / 256f));
    var one = before.shrunk(factor);
    var other = after.shrunk(factor);
    var mean1 = one.blurred(SIGMA);
    var mean2 = other.blurred(SIGMA);
    var square1 = one.times(one).blurred(SIGMA);
    var square2 = other.times(other).blurred(SIGMA);
    var product = one.times(other).blurred(SIGMA);

    double sum = 0;
    long counted = 0;
    for (int y = 0; y < one.height(); y++)
      for (int x = 0; x < one.width(); x++) {
        if (ignored.contains(x * factor, y * factor)) continue;
        float m1 = mean1.at(x, y);
        float m2 = mean2.at(x, y);
        float variance1 = square1.at(x, y) - m1 * m1;
        float variance2 = square2.at(x, y) - m2 * m2;
        float covariance = product.at(x, y) - m1 * m2;
        sum +=
            (2 * m1 * m2 + C1)
                * (2 * covariance + C2)
                / ((m1 * m1 + m2 * m2 + C1) * (variance1 + variance2 + C2));
        counted++;
      }
    return counted == 0 ? 1 : Math.clamp(sum / counted, -1, 1);
  }
}
