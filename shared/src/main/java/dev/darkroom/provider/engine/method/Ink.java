package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.mix;
import static dev.darkroom.provider.engine.method.Pixels.rise;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.GuidedFilter;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Work;

/// A comic's page: firm black lines, flat colours in a few tones, dots in the shade.
final class Ink {
  private static final int TONES = 5;

  private Ink() {}

  static void apply(Picture picture, Step step, Work work) {
    float scale = picture.scale();
    float wash = step.get("wash");
    float line = step.get("line");
    float dots = step.get("dots");
    var fine = Texture.lines(picture, 0.9f * Math.max(1, scale), 0.010f, 40, work);
    var broad = Texture.lines(picture, 2.4f * scale, 0.014f, 34, work);
    new GuidedFilter(picture, 8 * scale, 0.008f, work).smooth();
    Patches.apply(picture, 3 * scale, work);
    flatten(picture, wash, work);
    var screen = new Halftone(4.6f * scale, 0.6);
    Pixels.rgb(
        picture,
        work,
        (c, x, y) -> {
          int at = y * picture.width + x;
          float luma = 0.299f * c[0] + 0.587f * c[1] + 0.114f * c[2];
          float shade = dots * rise(0.75f, 0.25f, luma) * 0.8f;
          float dot = 1 - 0.55f * (dots > 0 ? screen.ink(x, y, shade) : 0);
          float strokes = (1 - line * (1 - fine.v[at]) * 0.9f) * (1 - line * (1 - broad.v[at]));
          float solid = mix(1, rise(0.03f, 0.11f, luma), line);
          for (int i = 0; i < 3; i++) c[i] *= strokes * solid * dot;
        });
  }

  private static void flatten(Picture picture, float wash, Work work) {
    var range = Levels.of(picture, work);
    Pixels.lab(
        picture,
        work,
        (c, _, _) -> {
          float open = 0.14f + 0.86f * (float) Math.sqrt(range.stretch(c[0]));
          float l = Pixels.contrast(Pixels.mix(c[0], open, 0.6f), 0.5f) * TONES;
          int tone = (int) Math.floor(l);
          float soft = rise(0.36f, 0.64f, l - tone);
          c[0] = Math.min(1, mix(c[0], (tone + soft) / TONES + 0.03f, 0.75f));
          float vivid = 2.6f * wash;
          c[1] *= vivid;
          c[2] *= vivid;
        });
  }
}
