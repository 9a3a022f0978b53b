package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.mix;
import static dev.darkroom.provider.engine.method.Pixels.rise;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Blur;
import dev.darkroom.provider.engine.pixel.GuidedFilter;
import dev.darkroom.provider.engine.pixel.Noise;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;

/// Dry media on paper: pencil and charcoal.
final class Drawing {
  private static final float[] SHEET = {0.972f, 0.962f, 0.938f};
  private static final float[] GRAPHITE = {0.17f, 0.17f, 0.20f};
  private static final float[] COAL = {0.09f, 0.085f, 0.085f};

  private Drawing() {}

  /// Outlines by dodging, shade by hatching in up to three directions, on paper that shows.
  static void pencil(Picture picture, Step step, Work work) {
    float scale = picture.scale();
    float dark = step.get("dark");
    float colour = step.get("colour");
    var outlines = outlines(picture, 5 * scale, work);
    var tone = new GuidedFilter(picture, 5 * scale, 0.004f, work).brightness();
    var paper = new Paper(work.salt("paper"), scale);
    var range = Levels.ofBrightness(tone);
    var hatching = new Hatching(work, scale);
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          int at = y * picture.width + x;
          float light = (float) Math.sqrt(Math.clamp(range.stretch(tone.v[at]), 0f, 1f));
          float shade = 1 - Pixels.contrast(mix(light, tone.v[at], 0.35f), 0.3f);
          float strokes = hatching.at(x, y, shade);
          float tooth = 0.55f + 0.9f * paper.height(x, y);
          float lead =
              (0.95f * (1 - outlines.v[at]) + 0.62f * strokes * (0.25f + shade)) * tooth
                  + 0.42f * shade * tooth;
          float deposit = Math.clamp((0.65f + 0.6f * dark) * lead, 0f, 0.96f);
          float luma = Math.max(0.05f, 0.299f * c[0] + 0.587f * c[1] + 0.114f * c[2]);
          for (int i = 0; i < 3; i++) {
            float pigment = Math.clamp(c[i] / luma * 0.42f * (0.6f + luma), 0f, 1f);
            float ink = mix(GRAPHITE[i], pigment, colour);
            c[i] = mix(SHEET[i], ink, deposit) * (0.985f + 0.03f * paper.height(x, y));
          }
        });
  }

  /// Brightness divided by its own blur: white but for edges, as a drawing's outlines.
  private static Plane outlines(Picture picture, float radius, Work work) {
    var luma = Plane.luma(picture, work);
    var soft = new Plane(luma.width, luma.height, luma.v.clone());
    var scratch = new float[luma.v.length];
    Blur.gaussian(luma.v, scratch, luma.width, luma.height, 0.6f, work);
    Blur.gaussian(soft.v, scratch, luma.width, luma.height, radius, work);
    work.rows(
        luma.height,
        (from, to) -> {
          for (int i = from * luma.width; i < to * luma.width; i++) {
            float ratio = (luma.v[i] + 0.03f) / (soft.v[i] + 0.03f);
            luma.v[i] = rise(0.35f, 0.97f, Math.min(1, ratio));
          }
        });
    return luma;
  }

  /// Three sets of lines; each comes in where it is darker than the one before needs.
  private static final class Hatching {
    private static final float[] FROM = {0.22f, 0.45f, 0.66f};

    private final Noise noise;
    private final float scale;
    private final float[] cosines = new float[3];
    private final float[] sines = new float[3];

    Hatching(Work work, float scale) {
      this.scale = scale;
      noise = new Noise(work.salt("hatching"));
      double angle = work.random("hatching").nextDouble(0.6, 1.0);
      double[] turns = {angle, angle + 0.75, angle - 0.7};
      for (int i = 0; i < 3; i++) {
        cosines[i] = (float) StrictMath.cos(turns[i]);
        sines[i] = (float) StrictMath.sin(turns[i]);
      }
    }

    float at(int x, int y, float shade) {
      float sum = 0;
      for (int i = 0; i < 3; i++) {
        float need = rise(FROM[i] - 0.10f, FROM[i] + 0.22f, shade);
        if (need > 0) sum += need * line(x / scale, y / scale, i);
      }
      return Math.min(1, sum);
    }

    private float line(float x, float y, int i) {
      float along = x * cosines[i] + y * sines[i];
      float across = y * cosines[i] - x * sines[i];
      across += 5 * noise.smooth(along / 60 + 9 * i, across / 60);
      float row = across / 4.2f;
      int number = (int) Math.floor(row);
      float off = Math.abs(row - number - 0.5f) * 2;
      // Every stroke starts and ends somewhere, and is pressed harder in the middle.
      float pressure = noise.smooth(along / 38 + 13.7f * number, number * 1.31f + 100 * i);
      return (1 - rise(0.25f, 0.85f, off)) * rise(0.18f, 0.55f, pressure);
    }
  }

  /// Smudged tone that catches on the paper, and a few hard strokes.
  static void charcoal(Picture picture, Step step, Work work) {
    float scale = picture.scale();
    float dark = step.get("dark");
    var lines = Texture.lines(picture, 1.6f * scale, 0.010f, 22, work);
    var tone = new GuidedFilter(picture, 9 * scale, 0.010f, work).brightness();
    var paper = new Paper(work.salt("paper"), 1.25f * scale);
    var range = Levels.ofBrightness(tone);
    var hatching = new Hatching(work, 1.9f * scale);
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          int at = y * picture.width + x;
          float luma = 0.299f * c[0] + 0.587f * c[1] + 0.114f * c[2];
          float shade = 1 - Pixels.contrast(range.stretch(mix(tone.v[at], luma, 0.45f)), 0.4f);
          float bump = paper.height(x, y) + 0.22f * (paper.cloud(x, y, 46) - 0.5f);
          // Rubbed in with a finger, then drawn over with the side of the stick.
          float smudge = 0.58f * shade + 0.24f * shade * shade;
          float strokes = hatching.at(x, y, shade) * (0.10f + 0.22f * shade);
          // The tooth shows in light and middle tones; in the dark it is filled.
          float tooth = 1 + (1.15f - 0.75f * shade) * (bump - 0.5f);
          float deposit = (smudge + strokes) * tooth * (0.72f + 0.4f * dark);
          deposit = Math.clamp(deposit + 0.75f * (1 - lines.v[at]) * (0.4f + bump), 0f, 0.97f);
          for (int i = 0; i < 3; i++) c[i] = mix(SHEET[i] * 0.965f, COAL[i], deposit);
        });
  }
}
