package dev.darkroom.provider.engine.pixel;

import java.awt.image.BufferedImage;

/// Cuts a picture to a shape, keeping the side on which more is to be seen: edges, lively colours,
/// and a little of the middle.
public final class SmartCrop {
  private static final int GRID_SIDE = 128;

  private SmartCrop() {}

  /// The largest part of that shape.
  public static BufferedImage to(BufferedImage image, int ratioWidth, int ratioHeight, Work work) {
    int fullWidth = image.getWidth();
    int fullHeight = image.getHeight();
    long across = (long) fullWidth * ratioHeight;
    long down = (long) fullHeight * ratioWidth;
    if (Math.abs(across - down) <= Math.max(ratioWidth, ratioHeight)) return image;
    boolean cutsSides = across > down;
    int width = cutsSides ? Math.max(1, fullHeight * ratioWidth / ratioHeight) : fullWidth;
    int height = cutsSides ? fullHeight : Math.max(1, fullWidth * ratioHeight / ratioWidth);
    int length = cutsSides ? fullWidth : fullHeight;
    int kept = cutsSides ? width : height;
    int from = best(profile(small(image), cutsSides, work), length, kept);
    return image.getSubimage(cutsSides ? from : 0, cutsSides ? 0 : from, width, height);
  }

  private static Picture small(BufferedImage image) {
    return Picture.of(dev.darkroom.media.codec.Resize.within(image, 2 * GRID_SIDE, Long.MAX_VALUE));
  }

  /// How much is to be seen in each column (or row) of a reduced picture.
  private static double[] profile(Picture picture, boolean columns, Work work) {
    int factor = Math.max(1, picture.longSide() / GRID_SIDE);
    var luma = Plane.reduce(picture.width, picture.height, factor, picture::luma, work);
    var colour =
        Plane.reduce(
            picture.width,
            picture.height,
            factor,
            at -> {
              float high = Math.max(picture.r[at], Math.max(picture.g[at], picture.b[at]));
              float low = Math.min(picture.r[at], Math.min(picture.g[at], picture.b[at]));
              return high - low;
            },
            work);
    var profile = new double[columns ? luma.width : luma.height];
    for (int y = 0; y < luma.height; y++)
      for (int x = 0; x < luma.width; x++) {
        float edge =
            Math.abs(luma.sample(x + 1, y) - luma.sample(x - 1, y))
                + Math.abs(luma.sample(x, y + 1) - luma.sample(x, y - 1));
        profile[columns ? x : y] += Math.min(0.5f, edge) + 0.15f * colour.v[y * luma.width + x];
      }
    return profile;
  }

  private static int best(double[] profile, int length, int kept) {
    int window = Math.clamp(Math.round(profile.length * (float) kept / length), 1, profile.length);
    double total = 1e-9;
    for (double value : profile) total += value;
    int best = 0;
    double most = -1;
    for (int from = 0; from + window <= profile.length; from++) {
      double sum = 0;
      for (int i = from; i < from + window; i++) sum += profile[i];
      double off = Math.abs(from + window / 2.0 - profile.length / 2.0) / profile.length;
      double score = sum / total - 0.18 * off;
      if (score > most) {
        most = score;
        best = from;
      }
    }
    return Math.min(length - kept, Math.round(best * (float) length / profile.length));
  }
}
