package dev.darkroom.provider.engine.edit;

import dev.darkroom.provider.engine.pixel.Noise;
import java.util.Arrays;

/// For every small patch in and around a gap, the patch elsewhere in the picture that looks most
/// like it, found by passing on what neighbours found and by trying at random (Barnes and others,
/// 2009); and the gap's pixels as all patches over them agree (Wexler and others, 2007).
final class Patchwork {
  /// Half the width of a patch, without its middle.
  static final int REACH = 3;

  private static final int PATCH_NUMBERS = 3 * (2 * REACH + 1) * (2 * REACH + 1);

  /// What is known counts more than what was guessed a moment ago.
  private static final float KNOWN = 2.5f;

  /// How much less a patch is believed for each pixel that it lies deeper inside.
  private static final float BELIEF = 0.90f;

  final Gap gap;
  private final int width;
  private final int height;
  private final int left;
  private final int top;
  private final int right;
  private final int bottom;
  private final int[] found;
  private final float[] misfit;
  private final Noise noise;
  private int tries;

  /// @param noise where chance comes from
  Patchwork(Gap gap, Noise noise) {
    this.gap = gap;
    this.noise = noise;
    width = gap.picture().width;
    height = gap.picture().height;
    left = Math.max(0, gap.left() - REACH);
    top = Math.max(0, gap.top() - REACH);
    right = Math.min(width, gap.right() + REACH);
    bottom = Math.min(height, gap.bottom() + REACH);
    found = new int[(right - left) * (bottom - top)];
    misfit = new float[found.length];
  }

  /// Whether there is any patch that could be copied.
  boolean hasSources() {
    return width > 2 * REACH
        && height > 2 * REACH
        && (gap.left() > 2 * REACH
            || gap.top() > 2 * REACH
            || width - gap.right() > 2 * REACH
            || height - gap.bottom() > 2 * REACH);
  }

  /// Starts with chance.
  void scatter() {
    for (int i = 0; i < found.length; i++) found[i] = anywhere();
  }

  /// Starts with what was found at half the size.
  void refine(Patchwork coarse) {
    for (int y = top; y < bottom; y++)
      for (int x = left; x < right; x++) {
        int cx = Math.clamp(x / 2, coarse.left, coarse.right - 1);
        int cy = Math.clamp(y / 2, coarse.top, coarse.bottom - 1);
        int there = coarse.found[coarse.index(cx, cy)];
        int sx = 2 * (there % coarse.width) + (x - 2 * cx);
        int sy = 2 * (there / coarse.width) + (y - 2 * cy);
        found[index(x, y)] = isSource(sx, sy) ? sy * width + sx : anywhere();
      }
  }

  private int index(int x, int y) {
    return (y - top) * (right - left) + x - left;
  }

  private boolean isSource(int x, int y) {
    boolean inside = x >= REACH && y >= REACH && x < width - REACH && y < height - REACH;
    boolean clear =
        x + REACH < gap.left()
            || x - REACH >= gap.right()
            || y + REACH < gap.top()
            || y - REACH >= gap.bottom();
    return inside && clear;
  }

  private int anywhere() {
    while (true) {
      int x = REACH + (int) (noise.white(tries, 1) * (width - 2 * REACH));
      int y = REACH + (int) (noise.white(tries++, 2) * (height - 2 * REACH));
      if (isSource(x, y)) return y * width + x;
    }
  }

  /// Looks for better patches, once from the upper left and once from the lower right.
  void search() {
    for (int y = top; y < bottom; y++)
      for (int x = left; x < right; x++)
        misfit[index(x, y)] = misfit(x, y, found[index(x, y)], Float.MAX_VALUE);
    for (int y = top; y < bottom; y++) for (int x = left; x < right; x++) improve(x, y, -1);
    for (int y = bottom - 1; y >= top; y--)
      for (int x = right - 1; x >= left; x--) improve(x, y, 1);
  }

  private void improve(int x, int y, int step) {
    if (x + step >= left && x + step < right) pass(x, y, x + step, y);
    if (y + step >= top && y + step < bottom) pass(x, y, x, y + step);
    int here = found[index(x, y)];
    for (int radius = Math.max(width, height); radius >= 1; radius /= 2) {
      int sx = here % width + around(radius);
      int sy = here / width + around(radius);
      if (isSource(sx, sy)) take(x, y, sy * width + sx);
    }
  }

  private int around(int radius) {
    return Math.round((2 * noise.white(tries++, 3) - 1) * radius);
  }

  /// The neighbour's patch, moved by as much.
  private void pass(int x, int y, int neighbourX, int neighbourY) {
    int there = found[index(neighbourX, neighbourY)];
    int sx = there % width + x - neighbourX;
    int sy = there / width + y - neighbourY;
    if (isSource(sx, sy)) take(x, y, sy * width + sx);
  }

  private void take(int x, int y, int source) {
    int i = index(x, y);
    if (source == found[i]) return;
    float off = misfit(x, y, source, misfit[i]);
    if (off >= misfit[i]) return;
    misfit[i] = off;
    found[i] = source;
  }

  /// @param enough from here on the answer need not be exact
  private float misfit(int x, int y, int source, float enough) {
    var picture = gap.picture();
    float sum = 0;
    for (int dy = -REACH; dy <= REACH && sum < enough; dy++) {
      if (y + dy < 0 || y + dy >= height) continue;
      for (int dx = -REACH; dx <= REACH; dx++) {
        if (x + dx < 0 || x + dx >= width) continue;
        int at = (y + dy) * width + x + dx;
        int from = source + dy * width + dx;
        float r = picture.r[at] - picture.r[from];
        float g = picture.g[at] - picture.g[from];
        float b = picture.b[at] - picture.b[from];
        float square = r * r + g * g + b * b;
        sum += gap.holds(x + dx, y + dy) ? square : KNOWN * square;
      }
    }
    return sum;
  }

  /// Gives every pixel of the gap the colour that the patches over it agree on.
  void vote() {
    int w = gap.width();
    var colours = new float[3][w * gap.height()];
    var c = new float[3];
    for (int y = gap.top(); y < gap.bottom(); y++)
      for (int x = gap.left(); x < gap.right(); x++) {
        vote(x, y, 1, gap, c, x, y);
        for (int i = 0; i < 3; i++) colours[i][(y - gap.top()) * w + x - gap.left()] = c[i];
      }
    for (int i = 0; i < 3; i++)
      for (int y = gap.top(); y < gap.bottom(); y++)
        System.arraycopy(
            colours[i], (y - gap.top()) * w, gap.picture().planes()[i], y * width + gap.left(), w);
  }

  /// What the patches over (x, y) say of a pixel of a `factor` times larger picture.
  void vote(int x, int y, int factor, Gap large, float[] colour, int largeX, int largeY) {
    int reach = factor == 1 ? REACH : 1;
    var picture = large.picture();
    float weights = 0;
    Arrays.fill(colour, 0);
    for (int py = Math.max(top, y - reach); py <= Math.min(bottom - 1, y + reach); py++)
      for (int px = Math.max(left, x - reach); px <= Math.min(right - 1, x + reach); px++) {
        int i = index(px, py);
        int fromX = Math.min(picture.width - 1, largeX + factor * (found[i] % width - px));
        int fromY = Math.min(picture.height - 1, largeY + factor * (found[i] / width - py));
        float off = misfit[i] / PATCH_NUMBERS;
        float weight = belief(gap.depth(px, py)) / (0.0002f + off * off * 40);
        int from = fromY * picture.width + fromX;
        colour[0] += weight * picture.r[from];
        colour[1] += weight * picture.g[from];
        colour[2] += weight * picture.b[from];
        weights += weight;
      }
    for (int i = 0; i < 3; i++) colour[i] /= weights;
  }

  private static float belief(int depth) {
    float belief = 1;
    for (int i = 0; i < Math.min(depth, 40); i++) belief *= BELIEF;
    return belief;
  }
}
