package dev.darkroom.provider.engine.edit;

import dev.darkroom.media.Region;
import dev.darkroom.provider.engine.pixel.Noise;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Work;
import java.util.ArrayList;

/// Takes away what is in a rectangle: the surroundings grow over it, patch by patch. Coarse first,
/// so that what runs into the rectangle on one side comes out on the other; then finer.
final class Removal {
  /// A gap is worked on at most this long, and its pixels are then copied in full size.
  private static final int SIDE_PX_MAX = 150;

  /// The coarsest gap is about this short.
  private static final int SIDE_PX_MIN = 9;

  private static final int ROUNDS_COARSE = 12;
  private static final int ROUNDS = 5;

  private final Gap gap;
  private final Work work;

  /// @param region not all of the picture
  Removal(Picture picture, Region region, Work work) {
    this.work = work;
    gap =
        new Gap(
            picture,
            region.xPx(),
            region.yPx(),
            region.xPx() + region.widthPx(),
            region.yPx() + region.heightPx());
  }

  /// Fills the region, in place.
  void apply() {
    int longest = Math.max(gap.width(), gap.height());
    int factor = Math.max(1, (longest + SIDE_PX_MAX - 1) / SIDE_PX_MAX);
    var levels = new ArrayList<Gap>();
    levels.add(factor == 1 ? gap : gap.reduced(factor));
    while (Math.min(levels.getLast().width(), levels.getLast().height()) > 2 * SIDE_PX_MIN)
      levels.add(levels.getLast().reduced(2));
    close(levels.getLast());
    var done = new Patchwork(levels.getLast(), new Noise(work.salt("removal")));
    if (!done.hasSources()) {
      close(gap);
      return;
    }
    done.scatter();
    rounds(done, ROUNDS_COARSE);
    for (int i = levels.size() - 2; i >= 0; i--) {
      work.goOn((levels.size() - 1.0 - i) / levels.size());
      var finer = new Patchwork(levels.get(i), new Noise(work.salt("removal " + i)));
      finer.refine(done);
      enlarge(done.gap, finer.gap);
      rounds(finer, ROUNDS);
      done = finer;
    }
    if (factor > 1) copy(done, factor);
  }

  private void rounds(Patchwork patches, int rounds) {
    for (int i = 0; i < rounds; i++) {
      work.goOn(0);
      patches.search();
      patches.vote();
    }
  }

  /// The surroundings' colours close over the gap.
  private static void close(Gap gap) {
    int w = gap.picture().width;
    int left = Math.max(0, gap.left() - 1);
    int top = Math.max(0, gap.top() - 1);
    int width = Math.min(w, gap.right() + 1) - left;
    int height = Math.min(gap.picture().height, gap.bottom() + 1) - top;
    for (var plane : gap.picture().planes()) {
      var part = new float[width * height];
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
          // Where the gap touches the picture's border, the opposite side stands in for the rim.
          int px = mirrored(left + x, gap.left(), gap.right(), w);
          int py = mirrored(top + y, gap.top(), gap.bottom(), gap.picture().height);
          part[y * width + x] = plane[py * w + px];
        }
      Membrane.fill(part, width, height);
      for (int y = gap.top(); y < gap.bottom(); y++)
        System.arraycopy(
            part, (y - top) * width + gap.left() - left, plane, y * w + gap.left(), gap.width());
    }
  }

  private static int mirrored(int at, int from, int to, int size) {
    if (at == 0 && from == 0 && to < size) return to;
    if (at == size - 1 && to == size && from > 0) return from - 1;
    return at;
  }

  /// The gap of half the size is the first guess.
  private static void enlarge(Gap small, Gap large) {
    int w = large.picture().width;
    for (int y = large.top(); y < large.bottom(); y++)
      for (int x = large.left(); x < large.right(); x++) {
        int from =
            Math.min(y / 2, small.picture().height - 1) * small.picture().width
                + Math.min(x / 2, small.picture().width - 1);
        for (int c = 0; c < 3; c++)
          large.picture().planes()[c][y * w + x] = small.picture().planes()[c][from];
      }
  }

  /// The pixels of the full size, from where the patches of the reduced one came.
  private void copy(Patchwork patches, int factor) {
    int w = gap.picture().width;
    work.rows(
        gap.height(),
        (first, last) -> {
          var c = new float[3];
          for (int y = gap.top() + first; y < gap.top() + last; y++)
            for (int x = gap.left(); x < gap.right(); x++) {
              patches.vote(x / factor, y / factor, factor, gap, c, x, y);
              for (int i = 0; i < 3; i++) gap.picture().planes()[i][y * w + x] = c[i];
            }
        });
  }
}
