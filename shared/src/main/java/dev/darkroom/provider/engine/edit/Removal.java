package dev.darkroom.provider.engine.edit;

import dev.darkroom.media.Region;
import dev.darkroom.provider.engine.pixel.Picture;
import java.util.OptionalInt;

/// Takes away what is in a rectangle: copies the piece of the surroundings whose rim fits best, and
/// bends its brightness and colour so that the seam vanishes (after Pérez and others, 2003). Where
/// no piece fits in, the surroundings' colours close over it.
final class Removal {
  private static final int TRIES_ACROSS = 40;
  private static final int RIM_SAMPLES = 160;

  private final Picture picture;
  private final int left;
  private final int top;
  private final int width;
  private final int height;

  /// @param region with at least one pixel of picture on every side where there is any
  Removal(Picture picture, Region region) {
    this.picture = picture;
    left = Math.max(0, region.xPx() - 1);
    top = Math.max(0, region.yPx() - 1);
    width = Math.min(picture.width, region.xPx() + region.widthPx() + 1) - left;
    height = Math.min(picture.height, region.yPx() + region.heightPx() + 1) - top;
  }

  /// Fills the region, in place.
  void apply() {
    var source = bestSource();
    for (var plane : picture.planes()) {
      var change = new float[width * height];
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          if (x == 0 || y == 0 || x == width - 1 || y == height - 1)
            change[y * width + x] = plane[at(rimX(x), rimY(y))] - from(plane, source, x, y);
      Membrane.fill(change, width, height);
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          plane[at(left + x, top + y)] = from(plane, source, x, y) + change[y * width + x];
    }
  }

  /// Where the region touches the picture's border there is no rim: the opposite side stands in.
  private int rimX(int x) {
    if (x == 0 && left == 0 && width < picture.width) return left + width - 1;
    if (x == width - 1 && left + width == picture.width && left > 0) return left;
    return left + x;
  }

  private int rimY(int y) {
    if (y == 0 && top == 0 && height < picture.height) return top + height - 1;
    if (y == height - 1 && top + height == picture.height && top > 0) return top;
    return top + y;
  }

  private int at(int x, int y) {
    return y * picture.width + x;
  }

  private float from(float[] plane, OptionalInt source, int x, int y) {
    if (source.isEmpty()) return 0;
    return plane[source.getAsInt() + y * picture.width + x];
  }

  /// Index of the upper left pixel of the best piece, which does not touch the region.
  private OptionalInt bestSource() {
    int stepX = Math.max(1, (picture.width - width) / TRIES_ACROSS);
    int stepY = Math.max(1, (picture.height - height) / TRIES_ACROSS);
    float least = Float.MAX_VALUE;
    var best = OptionalInt.empty();
    for (int y = 0; y + height <= picture.height; y += stepY)
      for (int x = 0; x + width <= picture.width; x += stepX) {
        if (Math.abs(x - left) < width && Math.abs(y - top) < height) continue;
        float misfit = misfit(x, y);
        if (misfit < least) {
          least = misfit;
          best = OptionalInt.of(at(x, y));
        }
      }
    return best;
  }

  /// How badly a piece's rim fits, a constant difference of colour forgiven by half.
  private float misfit(int x0, int y0) {
    int around = 2 * (width + height);
    int stride = Math.max(1, around / RIM_SAMPLES);
    float squares = 0;
    int count = 0;
    for (var plane : picture.planes()) {
      float sum = 0;
      float own = 0;
      for (int i = 0; i < around; i += stride, count++) {
        int x = i < 2 * width ? i % width : (i - 2 * width < height ? 0 : width - 1);
        int y = i < 2 * width ? (i < width ? 0 : height - 1) : (i - 2 * width) % height;
        float difference = plane[at(rimX(x), rimY(y))] - plane[at(x0 + x, y0 + y)];
        sum += difference;
        own += difference * difference;
      }
      int samples = (around + stride - 1) / stride;
      squares += own - 0.5f * sum * sum / samples;
    }
    return squares / count;
  }
}
