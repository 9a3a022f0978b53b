package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.mix;
import static dev.darkroom.provider.engine.method.Pixels.rise;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Colour;
import dev.darkroom.provider.engine.pixel.GuidedFilter;
import dev.darkroom.provider.engine.pixel.Noise;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;

/// Prints in few inks: duotone, pop art, risograph.
final class Print {
  private static final float[] RISO_PAPER = {0.965f, 0.945f, 0.905f};

  /// What a risograph is loaded with, in place of cyan, magenta and yellow.
  private static final int[][] RISO_INKS = {
    {0x0078BF, 0xFF48B0, 0xFFE800},
    {0x2F4BB5, 0xFF665E, 0xFFD92E},
    {0x3D5BD9, 0xFF6C4B, 0xFFE24A},
    {0x007BC8, 0xF65058, 0xF7FF3C}
  };

  private static final int[][] POP = {
    {0x1B1145, 0xE4007C, 0xFFD400, 0xFFF7E0},
    {0x0B1F4B, 0xF1342C, 0x29C5F6, 0xFFF3C9},
    {0x241023, 0x6B2D9E, 0xFF8A00, 0xFFF1D6},
    {0x06283D, 0x00A36C, 0xFFE45E, 0xFFF8EA}
  };

  private Print() {}

  /// Two inks, from dark to light.
  static void duotone(Picture picture, Step step, Work work) {
    var range = Levels.of(picture, work);
    double turn = step.get("vary") * work.random("duotone").nextDouble(-28, 28);
    var dark = Colour.rgb(0.26, 0.13, step.get("dark-hue") + turn);
    var light = Colour.rgb(0.92, 0.12, step.get("light-hue") + turn);
    Colour.toLab(dark);
    Colour.toLab(light);
    Pixels.lab(
        picture,
        work,
        (c, _, _) -> {
          float share = Pixels.contrast(range.stretch(c[0]), 0.45f);
          float bow = 4 * share * (1 - share);
          for (int i = 0; i < 3; i++) c[i] = mix(dark[i], light[i], share);
          c[1] *= 1 + 0.25f * bow;
          c[2] *= 1 + 0.25f * bow;
        });
  }

  /// Flat, loud colours by brightness, dots in between, black lines.
  static void popArt(Picture picture, Step step, Work work) {
    float scale = picture.scale();
    var inks = POP[work.random("pop").nextInt(POP.length)];
    float vivid = step.get("vivid");
    float dots = step.get("dots");
    var lines = Texture.lines(picture, 2f * scale, 0.012f, 34, work);
    var range = Levels.of(picture, work);
    new GuidedFilter(picture, 9 * scale, 0.01f, work).smooth();
    Patches.apply(picture, 4 * scale, work);
    var screen = new Halftone(9 * scale, 0.42);
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          int at = y * picture.width + x;
          Colour.toLab(c);
          float tone = Pixels.contrast(range.stretch(c[0]), 0.35f) * 3.999f;
          int step0 = Math.clamp((int) tone, 0, 3);
          float within = tone - step0;
          var ink = Colour.rgb(inks[step0]);
          var next = Colour.rgb(inks[Math.min(3, step0 + 1)]);
          float dot = dots * screen.ink(x, y, rise(0.45f, 1, within) * 0.75f);
          float line = mix(0.12f, 1, lines.v[at]);
          for (int i = 0; i < 3; i++) {
            float flat = mix(0.5f, mix(ink[i], next[i], dot), Math.min(1, vivid));
            c[i] = flat * line;
          }
        });
  }

  /// Three inks, each on its own screen and never quite in register, on rough paper.
  static void riso(Picture picture, Step step, Work work) {
    float scale = picture.scale();
    float grain = step.get("grain");
    purify(picture, work);
    var original = picture.copy();
    var random = work.random("riso");
    var inks = RISO_INKS[random.nextInt(RISO_INKS.length)];
    var noise = new Noise(work.salt("riso"));
    var layers = new Layer[3];
    for (int i = 0; i < 3; i++) {
      float shift = step.get("shift") * 4 * scale * (i == 0 ? 0 : 1);
      layers[i] =
          new Layer(
              new Plane(original.width, original.height, original.planes()[i]),
              Colour.rgb(inks[i]),
              new Halftone(5.2f * scale, 0.26 + 0.52 * i),
              shift * (float) random.nextDouble(-1, 1),
              shift * (float) random.nextDouble(-1, 1));
    }
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          float speck = 1 - grain * 0.55f * rise(0.62f, 0.95f, noise.smooth(x / scale, y / scale));
          for (int i = 0; i < 3; i++) c[i] = RISO_PAPER[i];
          for (var layer : layers) layer.print(c, x, y, speck);
        });
  }

  /// Few inks print pure colours best.
  private static void purify(Picture picture, Work work) {
    var range = Levels.of(picture, work);
    Pixels.lab(
        picture,
        work,
        (c, _, _) -> {
          float l = range.stretch(c[0]);
          c[0] =
              0.16f
                  + 0.84f
                      * Pixels.contrast(
                          (float) Math.sqrt(l) * (0.4f + 0.6f * (float) Math.sqrt(l)), 0.25f);
          c[1] *= 2.1f;
          c[2] *= 2.1f;
        });
    // The grey that three inks share muddies all of them.
    Pixels.rgb(
        picture,
        work,
        (c, _, _) -> {
          float grey = 0.32f * (1 - Math.max(c[0], Math.max(c[1], c[2])));
          for (int i = 0; i < 3; i++) c[i] += grey;
        });
  }

  /// One ink, its screen, and how far its sheet slipped.
  private static final class Layer {
    private final Plane channel;
    private final float[] ink;
    private final Halftone screen;
    private final float dx;
    private final float dy;

    Layer(Plane channel, float[] ink, Halftone screen, float dx, float dy) {
      this.channel = channel;
      this.ink = ink;
      this.screen = screen;
      this.dx = dx;
      this.dy = dy;
    }

    void print(float[] c, int x, int y, float speck) {
      float bare = Pixels.contrast(Math.clamp(channel.sample(x + dx, y + dy), 0f, 1f), 0.35f);
      float density = 0.90f * (1 - (float) Math.sqrt(Math.max(0, bare)) * (0.45f + 0.55f * bare));
      float dot = screen.ink(x + dx, y + dy, density);
      float cover = speck * mix(dot, density, 0.35f);
      for (int i = 0; i < 3; i++) c[i] *= mix(1, ink[i], Math.min(1, cover));
    }
  }
}
