package dev.darkroom.provider.engine.pixel;

import java.awt.image.BufferedImage;
import java.util.function.IntFunction;

/// Changes of size and frame.
public final class Resize {
  private static final int LOBES = 3;

  private Resize() {}

  /// The picture at another size, by a Lanczos kernel (averaging when it shrinks). Enlarged edges
  /// are sharpened without halos.
  public static Picture to(Picture source, int width, int height, Work work) {
    if (source.width == width && source.height == height) return source;
    var result = new Picture(width, height);
    scale(c -> source.planes()[c], source.width, source.height, result, work);
    return result;
  }

  /// An image at another size. Its channels are read one by one, so that a large image and its
  /// result fit into little memory.
  ///
  /// @param wholeLongSide see [Picture#Picture(int, int, int)]
  public static Picture of(
      BufferedImage image, int width, int height, int wholeLongSide, Work work) {
    if (image.getWidth() == width && image.getHeight() == height)
      return Picture.of(image, 0, 0, width, height, wholeLongSide);
    var result = new Picture(width, height, wholeLongSide);
    scale(c -> Picture.channel(image, c), image.getWidth(), image.getHeight(), result, work);
    return result;
  }

  private static void scale(
      IntFunction<float[]> channels, int width, int height, Picture result, Work work) {
    var across = Kernel.of(width, result.width);
    var down = Kernel.of(height, result.height);
    var between = new float[result.width * height];
    for (int c = 0; c < 3; c++) {
      float[] from = channels.apply(c);
      float[] to = result.planes()[c];
      work.rows(height, (a, z) -> across.rows(from, width, between, a, z));
      work.rows(result.height, (a, z) -> down.columns(between, result.width, to, a, z));
    }
    float enlarged = result.width / (float) width;
    if (enlarged > 1.2f) Sharpen.edges(result, Math.min(0.9f, 0.35f * enlarged), enlarged, work);
  }

  /// A part of the picture, as a picture of its own; the same object when the part is all of it.
  public static Picture crop(Picture source, int left, int top, int width, int height) {
    if (width == source.width && height == source.height) return source;
    var part = new Picture(width, height);
    for (int c = 0; c < 3; c++)
      for (int y = 0; y < height; y++)
        System.arraycopy(
            source.planes()[c],
            (top + y) * source.width + left,
            part.planes()[c],
            y * width,
            width);
    return part;
  }

  /// Weights of the source pixels that make each target pixel.
  private static final class Kernel {
    private final int[] first;
    private final float[][] weights;

    private Kernel(int[] first, float[][] weights) {
      this.first = first;
      this.weights = weights;
    }

    static Kernel of(int source, int target) {
      double step = source / (double) target;
      double stretch = Math.max(1, step);
      var first = new int[target];
      var weights = new float[target][];
      for (int i = 0; i < target; i++) {
        double centre = (i + 0.5) * step - 0.5;
        int low = Math.max(0, (int) Math.ceil(centre - LOBES * stretch));
        int high = Math.min(source - 1, (int) Math.floor(centre + LOBES * stretch));
        first[i] = low;
        weights[i] = weights(centre, low, high, stretch);
      }
      return new Kernel(first, weights);
    }

    private static float[] weights(double centre, int low, int high, double stretch) {
      var weights = new float[high - low + 1];
      double sum = 0;
      for (int j = low; j <= high; j++) sum += lanczos((j - centre) / stretch);
      for (int j = low; j <= high; j++)
        weights[j - low] = (float) (lanczos((j - centre) / stretch) / sum);
      return weights;
    }

    private static double lanczos(double x) {
      if (Math.abs(x) < 1e-9) return 1;
      if (Math.abs(x) >= LOBES) return 0;
      double px = Math.PI * x;
      return LOBES * StrictMath.sin(px) * StrictMath.sin(px / LOBES) / (px * px);
    }

    void rows(float[] in, int inWidth, float[] out, int from, int to) {
      int n = first.length;
      for (int y = from; y < to; y++)
        for (int x = 0; x < n; x++) {
          var w = weights[x];
          int at = y * inWidth + first[x];
          float sum = 0;
          for (int j = 0; j < w.length; j++) sum += w[j] * in[at + j];
          out[y * n + x] = sum;
        }
    }

    void columns(float[] in, int width, float[] out, int from, int to) {
      for (int y = from; y < to; y++) {
        var w = weights[y];
        int row = y * width;
        for (int x = 0; x < width; x++) out[row + x] = 0;
        for (int j = 0; j < w.length; j++) {
          int at = (first[y] + j) * width;
          for (int x = 0; x < width; x++) out[row + x] += w[j] * in[at + x];
        }
      }
    }
  }
}
