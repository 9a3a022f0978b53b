package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.mix;
import static dev.darkroom.provider.engine.method.Pixels.rise;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Noise;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Work;

/// Stones or panes, each in the one colour of what it covers: the cells around scattered points.
final class Mosaic {
  private final Picture picture;
  private final float cell;
  private final int columns;
  private final int rows;
  private final Noise noise;
  private final float[][] colours;

  private Mosaic(Picture picture, float cell, Work work) {
    this.picture = picture;
    this.cell = cell;
    columns = (int) (picture.width / cell) + 1;
    rows = (int) (picture.height / cell) + 1;
    noise = new Noise(work.salt("mosaic"));
    colours = new float[columns * rows][3];
    work.rows(
        rows,
        (from, to) -> {
          for (int row = from; row < to; row++)
            for (int column = 0; column < columns; column++)
              average(column, row, colours[row * columns + column]);
        });
  }

  static void apply(Picture picture, Step step, Work work) {
    var mosaic = new Mosaic(picture, Math.max(4, step.get("tile") * picture.scale()), work);
    float grout = step.get("grout");
    float glass = step.get("glass");
    Pixels.rgb(picture, work, (c, x, y) -> mosaic.paint(c, x, y, grout, glass));
  }

  private float centreX(int column, int row) {
    return (column + 0.15f + 0.7f * noise.white(column, row)) * cell;
  }

  private float centreY(int column, int row) {
    return (row + 0.15f + 0.7f * noise.white(column + 9999, row)) * cell;
  }

  private void average(int column, int row, float[] sum) {
    float reach = cell * 0.42f;
    float cx = centreX(column, row);
    float cy = centreY(column, row);
    int count = 0;
    for (int i = -2; i <= 2; i++)
      for (int j = -2; j <= 2; j++) {
        int x = Math.clamp((int) (cx + j * reach / 2), 0, picture.width - 1);
        int y = Math.clamp((int) (cy + i * reach / 2), 0, picture.height - 1);
        int at = y * picture.width + x;
        sum[0] += picture.r[at];
        sum[1] += picture.g[at];
        sum[2] += picture.b[at];
        count++;
      }
    for (int i = 0; i < 3; i++) sum[i] /= count;
  }

  private void paint(float[] c, int x, int y, float grout, float glass) {
    int column = Math.min(columns - 1, (int) (x / cell));
    int row = Math.min(rows - 1, (int) (y / cell));
    float first = Float.MAX_VALUE;
    float second = Float.MAX_VALUE;
    int nearest = 0;
    for (int i = Math.max(0, row - 2); i <= Math.min(rows - 1, row + 2); i++)
      for (int j = Math.max(0, column - 2); j <= Math.min(columns - 1, column + 2); j++) {
        float dx = centreX(j, i) - x;
        float dy = centreY(j, i) - y;
        float distance = dx * dx + dy * dy;
        if (distance < first) {
          second = first;
          first = distance;
          nearest = i * columns + j;
        } else if (distance < second) {
          second = distance;
        }
      }
    float rim = (float) (Math.sqrt(second) - Math.sqrt(first)) / cell;
    finish(c, x, y, nearest, rim, grout, glass);
  }

  private void finish(float[] c, int x, int y, int nearest, float rim, float grout, float glass) {
    int column = nearest % columns;
    int row = nearest / columns;
    float width = 0.10f + 0.02f * glass;
    float stone = rise(width * 0.5f, width, rim);
    float tilt = ((centreX(column, row) - x) + (centreY(column, row) - y)) / cell;
    float own = 0.10f * (noise.white(column, row + 7777) - 0.5f);
    float shine = mix(0.10f * tilt, 0.18f * rise(0.1f, 0.6f, rim), glass);
    for (int i = 0; i < 3; i++) {
      float colour = colours[nearest][i];
      float mean = (colours[nearest][0] + colours[nearest][1] + colours[nearest][2]) / 3;
      colour = mean + (colour - mean) * (1.15f + 0.75f * glass) + own + shine;
      float joint = mix(0.78f - 0.55f * grout, 0.04f, glass);
      c[i] = mix(joint, colour, stone);
    }
  }
}
