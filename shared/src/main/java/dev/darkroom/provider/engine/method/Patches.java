package dev.darkroom.provider.engine.method;

import dev.darkroom.provider.engine.pixel.Blur;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;

/// Even patches with firm borders (after Kuwahara): each pixel takes the mean of the most even of
/// nine neighbourhoods around it.
final class Patches {
  private static final int[][] PLACES = {
    {0, 0}, {10, 0}, {7, 7}, {0, 10}, {-7, 7}, {-10, 0}, {-7, -7}, {0, -10}, {7, -7}
  };

  private Patches() {}

  /// @param radius half the width of a neighbourhood in pixels
  static void apply(Picture picture, float radius, Work work) {
    int reach = Math.max(1, Math.round(radius));
    int w = picture.width;
    int h = picture.height;
    var spread = Plane.luma(picture, work);
    var scratch = new float[w * h];
    var mean = spread.v.clone();
    for (int i = 0; i < mean.length; i++) spread.v[i] *= spread.v[i];
    Blur.box(mean, scratch, w, h, reach, work);
    Blur.box(spread.v, scratch, w, h, reach, work);
    for (int i = 0; i < mean.length; i++) spread.v[i] -= mean[i] * mean[i];
    var choice = choose(spread, reach, work);
    for (var plane : picture.planes()) {
      Blur.box(plane, scratch, w, h, reach, work);
      work.rows(
          h,
          (from, to) -> {
            for (int at = from * w; at < to * w; at++)
              scratch[at] = plane[at(at % w, at / w, choice[at], reach, w, h)];
          });
      System.arraycopy(scratch, 0, plane, 0, plane.length);
    }
  }

  private static byte[] choose(Plane spread, int reach, Work work) {
    int w = spread.width;
    int h = spread.height;
    var choice = new byte[w * h];
    work.rows(
        h,
        (from, to) -> {
          for (int at = from * w; at < to * w; at++) {
            float least = Float.MAX_VALUE;
            for (byte i = 0; i < PLACES.length; i++) {
              float here = spread.v[at(at % w, at / w, i, reach, w, h)];
              if (here < least) {
                least = here;
                choice[at] = i;
              }
            }
          }
        });
    return choice;
  }

  private static int at(int x, int y, int place, int reach, int w, int h) {
    int px = Math.clamp(x + PLACES[place][0] * reach / 10, 0, w - 1);
    int py = Math.clamp(y + PLACES[place][1] * reach / 10, 0, h - 1);
    return py * w + px;
  }
}
