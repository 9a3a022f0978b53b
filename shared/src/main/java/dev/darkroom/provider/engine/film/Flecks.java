package dev.darkroom.provider.engine.film;

import java.util.SplittableRandom;

/// Soft round specks that float: snow, dust in the light, embers.
final class Flecks implements Particles {
  private final Kind kind;
  private final int count;
  private final double[] across;
  private final double[] start;
  private final double[] nearness;
  private final double[] phase;

  /// How the specks look and move. Sizes and speeds are in heights of the picture.
  enum Kind {
    SNOW(520, 0xf6f9fd, 0.0017, 0.11, 0.016, 0, 0.78f),
    DUST(150, 0xffe6b8, 0.0011, -0.012, 0.03, 0.8, 0.42f),
    EMBERS(70, 0xffa040, 0.0012, -0.17, 0.025, 0.7, 0.9f);

    private final int count;
    private final int colour;

    /// Of the farthest; the nearest are six times as large.
    private final double radius;

    /// Per second; negative rises.
    private final double fall;

    /// How far they swing to the side.
    private final double sway;

    /// How much their light comes and goes, 0 to 1.
    private final double twinkle;

    private final float cover;

    Kind(
        int count,
        int colour,
        double radius,
        double fall,
        double sway,
        double twinkle,
        float cover) {
      this.count = count;
      this.colour = colour;
      this.radius = radius;
      this.fall = fall;
      this.sway = sway;
      this.twinkle = twinkle;
      this.cover = cover;
    }
  }

  Flecks(Kind kind, long seed) {
    this.kind = kind;
    var random = new SplittableRandom(seed ^ kind.name().hashCode());
    count = kind.count;
    across = random.doubles(count).toArray();
    start = random.doubles(count).toArray();
    // Most are far away.
    nearness = random.doubles(count).map(x -> x * x * x * x).toArray();
    phase = random.doubles(count).toArray();
  }

  @Override
  public void draw(Frame frame, double moment, float light) {
    double height = frame.heightPx();
    for (int i = 0; i < count; i++) {
      double near = nearness[i];
      double fallen = start[i] + moment * kind.fall * (0.7 + 1.8 * near);
      double times = Math.floor(fallen);
      double y = ((fallen - times) * 1.1 - 0.05) * height;
      double place = across[i] + times * 0.618034;
      double x = (place - Math.floor(place)) * frame.widthPx();
      x += kind.sway * height * (0.6 + near) * Curves.wander(moment, phase[i] * 9);
      double radius = Math.max(0.7, kind.radius * height * (1 + 5 * near));
      double shine = 1 - kind.twinkle * (0.5 + 0.5 * Curves.wave(moment * 0.7 + phase[i]));
      // What is very near is out of focus: larger and fainter.
      float cover = (float) (kind.cover * shine * (1 - 0.6 * near)) * light;
      speck(frame, x, y, radius, cover);
    }
  }

  private void speck(Frame frame, double x, double y, double radius, float cover) {
    double reach = radius + 1;
    int bottom = (int) Math.ceil(y + reach);
    int right = (int) Math.ceil(x + reach);
    for (int row = (int) Math.floor(y - reach); row <= bottom; row++) {
      for (int column = (int) Math.floor(x - reach); column <= right; column++) {
        double distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
        if (distance < reach)
          frame.blend(
              column,
              row,
              kind.colour,
              cover * (float) Curves.smooth((reach - distance) / reach * 1.4));
      }
    }
  }
}
