package dev.darkroom.media.compare;

import java.awt.image.BufferedImage;

/// A picture in CIE L*a*b* (D65, two-degree observer), where distances are about what the eye sees.
record Lab(Plane lightness, Plane greenRed, Plane blueYellow) {
  private static final double WHITE_X = 0.95047;
  private static final double WHITE_Z = 1.08883;

  private static final float[] LINEAR = new float[256];

  /// The cube-root curve of Lab at 4096 points; between them a straight line is exact to 0.002.
  private static final int CURVE_STEPS = 4096;

  private static final float[] CURVE = new float[CURVE_STEPS + 2];

  static {
    for (int i = 0; i < LINEAR.length; i++) LINEAR[i] = (float) linear(i / 255.0);
    for (int i = 0; i < CURVE.length; i++) CURVE[i] = (float) curve((double) i / CURVE_STEPS);
  }

  static Lab of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    var lab = new Lab(new Plane(width, height), new Plane(width, height), new Plane(width, height));
    var row = new int[width];
    for (int y = 0; y < height; y++) {
      var _ = image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) lab.set(y * width + x, row[x]);
    }
    return lab;
  }

  private void set(int index, int rgb) {
    float red = LINEAR[rgb >> 16 & 0xff];
    float green = LINEAR[rgb >> 8 & 0xff];
    float blue = LINEAR[rgb & 0xff];
    float x = curved((0.4124564f * red + 0.3575761f * green + 0.1804375f * blue) / (float) WHITE_X);
    float y = curved(0.2126729f * red + 0.7151522f * green + 0.0721750f * blue);
    float z = curved((0.0193339f * red + 0.1191920f * green + 0.9503041f * blue) / (float) WHITE_Z);
    lightness.values()[index] = 116 * y - 16;
    greenRed.values()[index] = 500 * (x - y);
    blueYellow.values()[index] = 200 * (y - z);
  }

  private static float curved(float share) {
    float position = Math.min(share, 1) * CURVE_STEPS;
    int step = (int) position;
    return CURVE[step] + (position - step) * (CURVE[step + 1] - CURVE[step]);
  }

  private static double linear(double encoded) {
    return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
  }

  private static double curve(double share) {
    return share > 216.0 / 24389 ? Math.cbrt(share) : (24389.0 / 27 * share + 16) / 116;
  }

  int width() {
    return lightness.width();
  }

  int height() {
    return lightness.height();
  }

  Lab blurred(double sigma) {
    return new Lab(lightness.blurred(sigma), greenRed.blurred(sigma), blueYellow.blurred(sigma));
  }

  Lab crop(Box area) {
    return new Lab(lightness.crop(area), greenRed.crop(area), blueYellow.crop(area));
  }

  void take(Lab other, Box area) {
    lightness.take(other.lightness, area);
    greenRed.take(other.greenRed, area);
    blueYellow.take(other.blueYellow, area);
  }
}
