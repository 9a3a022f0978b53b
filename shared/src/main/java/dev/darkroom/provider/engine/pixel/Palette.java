package dev.darkroom.provider.engine.pixel;

import java.util.List;

/// The colours of a picture as one Gaussian in Oklab, and the move of a picture from its own to
/// another: the linear Monge-Kantorovich map (Pitié and Kokaram, 2007), which is smooth and makes
/// no blotches.
///
/// @param mean three numbers
/// @param covariance 3 x 3
public record Palette(Matrix.Vector mean, Matrix covariance) {
  /// The largest and smallest change of scale along any axis of colour.
  private static final double GAIN_MAX = 1.9;

  private static final double GAIN_MIN = 0.5;

  /// The palette of a picture, from at most about 100,000 of its pixels.
  public static Palette of(Picture picture) {
    int stride = Math.max(1, picture.r.length / 100_000);
    var sum = new double[3];
    var products = new double[3][3];
    var c = new float[3];
    int count = 0;
    for (int at = 0; at < picture.r.length; at += stride, count++) {
      c[0] = picture.r[at];
      c[1] = picture.g[at];
      c[2] = picture.b[at];
      Colour.toLab(c);
      for (int i = 0; i < 3; i++) {
        sum[i] += c[i];
        for (int j = 0; j < 3; j++) products[i][j] += c[i] * (double) c[j];
      }
    }
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++)
        products[i][j] =
            products[i][j] / count - sum[i] / count * (sum[j] / count) + (i == j ? 1e-5 : 0);
    return new Palette(
        new Matrix.Vector(sum[0] / count, sum[1] / count, sum[2] / count), Matrix.of(products));
  }

  /// What palettes share: their mean.
  public static Palette shared(List<Palette> palettes, List<Double> weights) {
    var mean = new Matrix.Vector(0, 0, 0);
    var covariance = Matrix.diagonal(0, 0, 0);
    double all = weights.stream().mapToDouble(Double::doubleValue).sum();
    for (int i = 0; i < palettes.size(); i++) {
      double share = weights.get(i) / all;
      mean = mean.plus(palettes.get(i).mean.times(share));
      covariance = covariance.plus(palettes.get(i).covariance.times(share));
    }
    return new Palette(mean, covariance);
  }

  /// How far two palettes lie apart (2-Wasserstein distance, squared).
  public double distance(Palette other) {
    var root = covariance.root();
    var between = root.times(other.covariance).times(root).root();
    var shift = other.mean.plus(mean.times(-1));
    return shift.square() + covariance.trace() + other.covariance.trace() - 2 * between.trace();
  }

  /// Moves a picture that has this palette towards `target`, in place.
  ///
  /// @param share how far, 0 to 1
  public void move(Picture picture, Palette target, float share, Work work) {
    var root = covariance.root();
    var inverse = root.inverse();
    var map = inverse.times(root.times(target.covariance).times(root).root()).times(inverse);
    double[][] m = map.limited(GAIN_MIN, GAIN_MAX).values();
    var from = mean.values();
    var to = target.mean.values();
    work.rows(
        picture.height,
        (first, last) -> {
          var c = new float[3];
          for (int at = first * picture.width; at < last * picture.width; at++) {
            c[0] = picture.r[at];
            c[1] = picture.g[at];
            c[2] = picture.b[at];
            Colour.toLab(c);
            mapped(c, m, from, to, share);
            Colour.toRgb(c);
            picture.r[at] = c[0];
            picture.g[at] = c[1];
            picture.b[at] = c[2];
          }
        });
  }

  private static void mapped(float[] c, double[][] m, double[] from, double[] to, float share) {
    double l = c[0] - from[0];
    double a = c[1] - from[1];
    double b = c[2] - from[2];
    // Black and white keep most of their place, so that nothing is fogged or tinted to its ends.
    float ends = 1 - Math.clamp(4 * c[0] * (1 - c[0]), 0f, 1f);
    float weight = share * (1 - 0.6f * ends * ends);
    for (int i = 0; i < 3; i++) {
      float moved = (float) (to[i] + m[i][0] * l + m[i][1] * a + m[i][2] * b);
      c[i] += weight * (moved - c[i]);
    }
  }
}
