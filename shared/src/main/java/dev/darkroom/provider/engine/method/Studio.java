package dev.darkroom.provider.engine.method;

import static dev.darkroom.provider.engine.method.Pixels.mix;
import static dev.darkroom.provider.engine.method.Pixels.rise;

import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.pixel.Blur;
import dev.darkroom.provider.engine.pixel.Colour;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Plane;
import dev.darkroom.provider.engine.pixel.Work;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Product light: what hangs together with the rim of the picture and has the rim's prevailing
/// colour is taken for the background and lifted to a clean, even sweep; the product keeps its soft
/// shadow and gains contrast.
final class Studio {
  private static final float[] SWEEP = {0.965f, 0.962f, 0.955f};

  /// Neighbours on a ground differ less than this, even where a shadow falls.
  private static final float STEP_MAX = 0.035f;

  /// A ground keeps its colour, however its brightness falls off.
  private static final float COLOUR_MAX = 0.05f;

  /// Nearer than this it is ground without doubt.
  private static final float COLOUR_SURE = 0.035f;

  /// Darker or brighter by more than this is another surface.
  private static final float BRIGHTNESS_MAX = 0.3f;

  /// Less than this share of the picture is no ground, more leaves no product.
  private static final float SHARE_MIN = 0.08f;

  private static final float SHARE_MAX = 0.93f;

  /// With more ground than this in its middle third a picture shows no product.
  private static final float MIDDLE_MAX = 0.4f;

  private final Picture picture;
  private final Plane[] lab = new Plane[3];
  private final float[] ground = new float[3];
  private final Plane mask;

  /// The pixel that the ground looks like.
  private final int typical;

  private Studio(Picture picture, Work work) {
    this.picture = picture;
    int factor = Math.max(1, Math.round(picture.longSide() / 256f));
    for (int c = 0; c < 3; c++) {
      float[] channel = picture.planes()[c];
      lab[c] = Plane.reduce(picture.width, picture.height, factor, at -> channel[at], work);
      Blur.gaussian(lab[c], 0.8f, work);
    }
    var pixel = new float[3];
    for (int i = 0; i < lab[0].v.length; i++) {
      for (int c = 0; c < 3; c++) pixel[c] = lab[c].v[i];
      Colour.toLab(pixel);
      for (int c = 0; c < 3; c++) lab[c].v[i] = pixel[c];
    }
    mask = new Plane(lab[0].width, lab[0].height);
    typical = prevailing();
    flood();
    measureGround();
    Blur.gaussian(mask, 1.6f, work);
  }

  static void apply(Picture picture, Step step, Work work) {
    var studio = new Studio(picture, work);
    float lift = step.get("lift");
    float contrast = step.get("contrast");
    Pixels.rgbRows(picture, work, y -> studio.row(y, lift, contrast));
  }

  /// The pixel of the rim that most others of the rim are like. The lower rim has no say: there
  /// people and products come into the picture.
  private int prevailing() {
    int w = mask.width;
    int h = mask.height;
    var rim =
        IntStream.concat(
                IntStream.range(0, w),
                IntStream.range(1, h * 3 / 4).flatMap(y -> IntStream.of(y * w, y * w + w - 1)))
            .toArray();
    int best = 0;
    long most = -1;
    for (int candidate : rim) {
      long alike = Arrays.stream(rim).filter(other -> isAlike(candidate, other)).count();
      if (alike > most) {
        most = alike;
        best = candidate;
      }
    }
    return best;
  }

  /// Grows from the rim over whatever changes only gradually and stays near that colour.
  private void flood() {
    int w = mask.width;
    int h = mask.height;
    var queue = new int[w * h];
    int end = 0;
    for (int i = 0; i < w * h; i++) {
      int x = i % w;
      int y = i / w;
      boolean rim = x == 0 || y == 0 || x == w - 1 || y == h - 1;
      if (rim && isAlike(typical, i)) {
        take(i);
        queue[end++] = i;
      }
    }
    for (int head = 0; head < end; head++) {
      int at = queue[head];
      int x = at % w;
      int y = at / w;
      if (x > 0) end = grow(at, at - 1, queue, end);
      if (x < w - 1) end = grow(at, at + 1, queue, end);
      if (y > 0) end = grow(at, at - w, queue, end);
      if (y < h - 1) end = grow(at, at + w, queue, end);
    }
  }

  private int grow(int from, int to, int[] queue, int end) {
    if (mask.v[to] > 0 || difference(from, to) > STEP_MAX || !isAlike(typical, to)) return end;
    take(to);
    queue[end] = to;
    return end + 1;
  }

  private void take(int i) {
    // Never quite 0, which means that the flood has not come there.
    mask.v[i] = 1.01f - rise(COLOUR_SURE, COLOUR_MAX, colourDifference(typical, i));
  }

  private boolean isAlike(int i, int j) {
    return colourDifference(i, j) <= COLOUR_MAX
        && Math.abs(lab[0].v[i] - lab[0].v[j]) <= BRIGHTNESS_MAX;
  }

  private float difference(int i, int j) {
    float dl = 0.7f * (lab[0].v[i] - lab[0].v[j]);
    float da = lab[1].v[i] - lab[1].v[j];
    float db = lab[2].v[i] - lab[2].v[j];
    return (float) Math.sqrt(dl * dl + da * da + db * db);
  }

  private float colourDifference(int i, int j) {
    float da = lab[1].v[i] - lab[1].v[j];
    float db = lab[2].v[i] - lab[2].v[j];
    return (float) Math.sqrt(da * da + db * db);
  }

  private void measureGround() {
    float count = 1e-3f;
    for (int i = 0; i < mask.v.length; i++) {
      if (mask.v[i] == 0) continue;
      for (int c = 0; c < 3; c++) ground[c] += lab[c].v[i];
      count++;
    }
    for (int c = 0; c < 3; c++) ground[c] /= count;
    float share = count / mask.v.length;
    if (share < SHARE_MIN || share > SHARE_MAX || middle() > MIDDLE_MAX) Arrays.fill(mask.v, 0);
  }

  /// The ground's share of the middle third.
  private float middle() {
    float sum = 0;
    int count = 0;
    for (int y = mask.height / 3; y < mask.height * 2 / 3; y++)
      for (int x = mask.width / 3; x < mask.width * 2 / 3; x++) {
        sum += mask.v[y * mask.width + x];
        count++;
      }
    return sum / Math.max(1, count);
  }

  private Pixels.Change row(int y, float lift, float contrast) {
    int w = picture.width;
    var ground = new float[w];
    mask.enlargedRow(y, w, picture.height, ground);
    var sweep = new float[3];
    return (c, x, _) -> {
      float dx = (x - w / 2f) / w;
      float dy = (y - 0.42f * picture.height) / picture.height;
      float fall = 1 - 0.16f * (dx * dx + dy * dy);
      for (int i = 0; i < 3; i++) sweep[i] = SWEEP[i] * fall;
      Colour.toLab(sweep);
      Colour.toLab(c);
      light(c, sweep, rise(0.35f, 0.75f, ground[x]), lift, contrast);
      Colour.toRgb(c);
    };
  }

  private void light(float[] c, float[] sweep, float back, float lift, float contrast) {
    // The product: neutral against its ground, brighter, crisper.
    float l = Pixels.contrast(c[0] * 1.06f, contrast);
    float neutral = 0.45f * lift;
    float a = (c[1] - neutral * 0.5f * ground[1]) * (1 + 0.35f * contrast);
    float b = (c[2] - neutral * 0.5f * ground[2]) * (1 + 0.35f * contrast);
    // The ground: its shadows stay, as shares of its own brightness.
    float shadow = Math.clamp(c[0] / Math.max(0.15f, ground[0]), 0.35f, 1.03f);
    float kept = mix(1, (float) Math.sqrt(shadow), 0.9f);
    float share = lift * back;
    c[0] = mix(l, sweep[0] * kept, share);
    c[1] = mix(a, 0.12f * (c[1] - ground[1]) + sweep[1], share);
    c[2] = mix(b, 0.12f * (c[2] - ground[2]) + sweep[2], share);
  }
}
