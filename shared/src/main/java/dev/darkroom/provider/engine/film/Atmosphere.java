package dev.darkroom.provider.engine.film;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The veils of each kind of weather, and the fades that every clip has.
final class Atmosphere {
  private final Screenplay play;
  private final Field depth;
  private final double phase;

  Atmosphere(Screenplay play, Field depth) {
    this.play = play;
    this.depth = depth;
    this.phase = new SplittableRandom(play.seed() ^ 0xa17).nextDouble();
  }

  /// In the order in which they lie over the picture; the fade is last.
  List<Veil> veils() {
    var veils = new ArrayList<Veil>();
    if (play.has(Weather.RAIN)) veils.add(tint(82, 91, 104, 0.42f));
    if (play.has(Weather.STORM)) veils.add(tint(34, 40, 52, 0.52f));
    if (play.has(Weather.SNOW)) veils.add(tint(196, 206, 222, 0.20f));
    if (play.has(Weather.DUST)) veils.add(tint(150, 118, 74, 0.10f));
    if (play.has(Weather.FOG)) veils.add(this::fog);
    if (play.has(Weather.FIRE)) veils.add(this::fireGlow);
    if (play.has(Weather.LIGHT_LEAK)) veils.add(this::lightLeak);
    if (!play.strikes().isEmpty()) veils.add(this::lightning);
    veils.add(fade());
    return veils;
  }

  private static Veil tint(int red, int green, int blue, float cover) {
    return (_, _, _, out) -> set(out, red * cover, green * cover, blue * cover, cover);
  }

  /// Banks that drift at two speeds, thicker where the picture is far away.
  private void fog(double x, double y, double moment, float[] out) {
    double slow = bank(x * 1.3 - moment * 0.035, y * 2.1 + phase * 5, 0);
    double quick = bank(x * 2.7 - moment * 0.075, y * 4.3 - phase * 3, 7);
    double far = 1 - 0.75 * depth.at(x, y);
    float cover = (float) Math.clamp((0.16 + 0.5 * slow + 0.28 * quick) * far * 0.95, 0, 0.8);
    set(out, 208 * cover, 213 * cover, 220 * cover, cover);
  }

  /// Smooth noise from 0 to 1 that never shows a grid.
  private double bank(double x, double y, double salt) {
    double sum =
        Curves.wave(x * 0.61 + 0.35 * Curves.wave(y * 0.83 + phase + salt) + phase)
            + Curves.wave(y * 0.71 + 0.41 * Curves.wave(x * 0.57 + phase * 2 + salt))
            + 0.6 * Curves.wave(x * 1.37 - y * 0.77 + 0.3 * Curves.wave(y * 1.7 + salt));
    return 0.5 + sum / 5.2;
  }

  private void fireGlow(double x, double y, double moment, float[] out) {
    double flicker =
        0.72
            + 0.16 * Curves.wander(moment * 5.1, phase)
            + 0.12 * Curves.wander(moment * 9.7, phase + 0.4);
    double fromFire = Math.hypot((x - 0.5) * 0.9, y - 1.08);
    float heat = (float) (flicker * Curves.smooth(1.15 - fromFire));
    float dark = (float) (0.34 * (1 - heat));
    set(out, 118 * heat, 54 * heat, 10 * heat, dark);
  }

  private void lightLeak(double x, double y, double moment, float[] out) {
    double middle = -0.15 + 1.3 * Curves.smooth(moment / play.seconds()) + 0.1 * phase;
    double across = (x - middle + 0.25 * (y - 0.5)) / 0.34;
    double edge = Math.abs(y - 0.5) * 1.1 + 0.45;
    float glow = (float) (Curves.smooth(1 - Math.abs(across)) * edge);
    float breath = (float) (0.85 + 0.15 * Curves.wander(moment * 1.4, phase));
    float bright = glow * breath;
    set(out, 150 * bright, 74 * bright, 26 * bright, 0.12f * bright);
  }

  /// Two soft pulses in a third of a second: well below what may trouble people who are sensitive
  /// to flashing light.
  private void lightning(double x, double y, double moment, float[] out) {
    double bright = 0;
    for (double strike : play.strikes()) {
      bright = Math.max(bright, pulse(moment - strike, 0.14));
      bright = Math.max(bright, 0.6 * pulse(moment - strike - 0.2, 0.4));
    }
    float sky = (float) (bright * (0.75 - 0.35 * y + 0.06 * Curves.wave(x + phase)));
    set(out, 214 * sky, 222 * sky, 245 * sky, 0.55f * sky);
  }

  private static double pulse(double since, double length) {
    if (since < 0 || since > length) return 0;
    return since < 0.04 ? since / 0.04 : Curves.smooth(1 - (since - 0.04) / (length - 0.04));
  }

  private Veil fade() {
    var fades = new Fades(play.seconds());
    return (_, _, moment, out) -> set(out, 0, 0, 0, (float) (1 - fades.at(moment)));
  }

  private static void set(float[] out, float red, float green, float blue, float cover) {
    out[0] = red;
    out[1] = green;
    out[2] = blue;
    out[3] = cover;
  }
}
