package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.rise;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Noise;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Work;

/// Falling snow and rain: a few layers, the near ones large, soft and few.
final class Flakes {
  private static final int LAYERS = 3;
  private static final float[] WHITE = {0.97f, 0.98f, 1f};
  private static final float[] DROP = {0.80f, 0.86f, 0.92f};

  private final Picture picture;
  private final float amount;
  private final Work work;
  private final Noise noise;

  Flakes(Picture picture, float amount, Work work) {
    this.picture = picture;
    this.amount = amount;
    this.work = work;
    this.noise = new Noise(work.salt("flakes"));
  }

  void fall() {
    if (amount <= 0) return;
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          float white = 0;
          for (int layer = 0; layer < LAYERS; layer++) white = Math.max(white, flake(x, y, layer));
          Pixels.screen(c, WHITE, white);
        });
  }

  /// One flake in every other cell of a layer's grid.
  private float flake(int x, int y, int layer) {
    float cell = (16 + 26 * layer * layer + 14 * layer) * picture.scale();
    int column = (int) (x / cell);
    int row = (int) (y / cell);
    int key = 1000 * layer;
    if (noise.white(column + key, row) > 0.55f * amount) return 0;
    float size = cell * (0.045f + 0.055f * noise.white(column + key, row + 333));
    float cx = (column + 0.25f + 0.5f * noise.white(column + key, row + 111)) * cell;
    float cy = (row + 0.25f + 0.5f * noise.white(column + key, row + 222)) * cell;
    float dx = x - cx;
    float dy = y - cy;
    float distance = (float) Math.sqrt(dx * dx + dy * dy * 0.8f);
    return (0.88f - 0.17f * layer) * rise(size * 1.5f, size * 0.4f, distance);
  }

  /// Slanting rain under a grey sky.
  static void rain(Picture picture, Step step, Work work) {
    float amount = step.get("amount");
    var noise = new Noise(work.salt("rain"));
    float slant = (float) work.random("rain").nextDouble(-0.22, 0.22);
    float scale = picture.scale();
    Pixels.lab(
        picture,
        work,
        (c, _, y) -> {
          c[0] = Pixels.contrast(c[0], 0.2f) * (1 - 0.14f * amount);
          c[1] *= 1 - 0.45f * amount;
          c[2] = c[2] * (1 - 0.45f * amount) - 0.018f * amount;
        });
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          float streak = 0;
          for (int layer = 1; layer <= LAYERS; layer++) {
            float u = (x + slant * y) / (1.1f * layer * scale);
            int column = (int) Math.floor(u);
            float length = 60f * layer * scale;
            float v = y / length + 17 * noise.white(column, layer);
            int row = (int) v;
            if (noise.white(column + 7000 * layer, row) > 0.045f * amount) continue;
            float along = v - row;
            float across = Math.abs(u - column - 0.5f) * 2;
            streak = Math.max(streak, (1 - across) * rise(0, 0.5f, along) * rise(1, 0.6f, along));
          }
          Pixels.screen(c, DROP, 0.42f * amount * streak);
        });
  }
}
