package dev.darkroom.provider.engine.film;

/// Curves that motion and light follow. Only arithmetic that is the same on every processor.
final class Curves {
  private static final int TABLE = 8_192;
  private static final float[] SINE = new float[TABLE + 1];

  static {
    for (int i = 0; i <= TABLE; i++) SINE[i] = (float) StrictMath.sin(2 * Math.PI * i / TABLE);
  }

  private Curves() {}

  /// From 0 to 1 with a soft start and end; clamped outside.
  static double smooth(double x) {
    double t = Math.clamp(x, 0, 1);
    return t * t * (3 - 2 * t);
  }

  /// From 0 to 1, starting and stopping gently, at a steady speed in between.
  static double travel(double x) {
    double t = Math.clamp(x, 0, 1);
    return 0.35 * t + 0.65 * smooth(t);
  }

  /// The sine of whole turns: `wave(0.25)` is 1.
  static float wave(double turns) {
    double place = (turns - Math.floor(turns)) * TABLE;
    int index = (int) place;
    float part = (float) (place - index);
    return SINE[index] + (SINE[index + 1] - SINE[index]) * part;
  }

  /// Wanders between about -1 and 1 without repeating within a clip.
  static double wander(double seconds, double phase) {
    return 0.5 * wave(0.31 * seconds + phase)
        + 0.3 * wave(0.73 * seconds + phase * 1.7)
        + 0.2 * wave(1.57 * seconds + phase * 2.9);
  }

  static double mix(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
