package dev.darkroom.provider.engine.film;

import java.util.SplittableRandom;

/// Streaks of rain in three distances: far ones short, dense and faint, near ones long and quick.
final class Rain implements Particles {
  private static final int LAYERS = 3;
  private static final double[] SPEED = {1.5, 2.1, 3.0};
  private static final double[] LENGTH = {0.030, 0.055, 0.11};
  private static final float[] COVER = {0.24f, 0.34f, 0.34f};
  private static final int[] DROPS = {620, 300, 70};
  private static final int COLOUR = 0xd2dae4;

  private final double slant;
  private final double[][] across = new double[LAYERS][];
  private final double[][] start = new double[LAYERS][];

  /// @param strength 1 for rain, more for a storm
  Rain(long seed, double strength) {
    var random = new SplittableRandom(seed ^ 0x4a11);
    slant = (0.05 + 0.11 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1) * strength;
    for (int layer = 0; layer < LAYERS; layer++) {
      int drops = (int) (DROPS[layer] * strength);
      across[layer] = random.doubles(drops).toArray();
      start[layer] = random.doubles(drops).toArray();
    }
  }

  @Override
  public void draw(Frame frame, double moment, float light) {
    double height = frame.heightPx();
    for (int layer = 0; layer < LAYERS; layer++) {
      double length = LENGTH[layer] * height;
      for (int i = 0; i < across[layer].length; i++) {
        double fallen = start[layer][i] + moment * SPEED[layer] * (0.9 + 0.2 * across[layer][i]);
        double times = Math.floor(fallen);
        double top = (fallen - times) * (height + length) - length;
        double place = across[layer][i] + times * 0.618034;
        double left = (place - Math.floor(place)) * 1.3 - 0.15;
        double x = left * frame.widthPx() + slant * top;
        streak(frame, x, top, length, COVER[layer] * light, layer == LAYERS - 1 ? 2.2 : 1.2);
      }
    }
  }

  /// A thin line, faint at both ends, `thick` pixels of a 720-line picture wide.
  private void streak(Frame frame, double x, double top, double length, float cover, double thick) {
    double half = Math.max(0.5, thick * frame.heightPx() / 1440);
    int end = (int) Math.min(frame.heightPx() - 1.0, Math.ceil(top + length));
    for (int y = (int) Math.max(0, Math.floor(top)); y <= end; y++) {
      double along = (y + 0.5 - top) / length;
      if (along <= 0 || along >= 1) continue;
      float strength = cover * (float) (4 * along * (1 - along));
      double middle = x + slant * (y - top);
      int last = (int) Math.floor(middle + half);
      for (int column = (int) Math.floor(middle - half); column <= last; column++) {
        double inside = Math.min(column + 1, middle + half) - Math.max(column, middle - half);
        frame.blend(column, y, COLOUR, strength * (float) inside);
      }
    }
  }
}
