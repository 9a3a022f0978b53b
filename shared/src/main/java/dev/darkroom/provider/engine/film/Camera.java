package dev.darkroom.provider.engine.film;

import static dev.darkroom.provider.engine.film.Curves.mix;
import static dev.darkroom.provider.engine.film.Curves.travel;
import static dev.darkroom.provider.engine.film.Curves.wander;

import java.util.SplittableRandom;

/// Where the camera is at a moment. Lengths are in half widths of the picture.
final class Camera {
  /// A longer clip moves further, but not so far that the picture's edge comes into view.
  private static final double SECONDS_FULL = 6;

  private static final double REACH_MAX = 1.3;

  private final Motion motion;
  private final double seconds;
  private final double reach;
  private final double phase;
  private final int side;

  Camera(Screenplay play) {
    motion = play.motion();
    seconds = play.seconds();
    reach = Math.min(REACH_MAX, play.pace().factor() * Math.min(1.1, seconds / SECONDS_FULL));
    var random = new SplittableRandom(play.seed() ^ 0xca3e7a);
    phase = random.nextDouble();
    side = random.nextBoolean() ? 1 : -1;
  }

  /// A view of the picture.
  ///
  /// @param zoom 1 shows the whole picture
  /// @param x how far right of the middle the camera looks
  /// @param y how far below the middle
  /// @param roll radians, small
  /// @param shiftX how far near things are displaced against the middle distance
  /// @param shiftY the same, downwards
  /// @param dolly how much more near things are enlarged than the middle distance
  record Pose(
      double zoom, double x, double y, double roll, double shiftX, double shiftY, double dolly) {}

  Pose at(double moment) {
    double go = travel(moment / seconds);
    double swing = 2 * go - 1;
    double sway = wander(moment, phase);
    return switch (motion) {
      case PUSH_IN -> push(go, sway);
      case PULL_OUT -> push(1 - go, sway);
      case PAN_LEFT -> pan(-swing, sway);
      case PAN_RIGHT -> pan(swing, sway);
      case TILT_UP -> tilt(-swing, sway);
      case TILT_DOWN -> tilt(swing, sway);
      case ORBIT -> orbit(side * swing, go);
      case DRIFT -> drift(side * swing, go, sway);
      case HANDHELD -> handheld(moment, go);
      case STILL -> new Pose(1.02, 0, 0, 0, 0, 0, 0);
    };
  }

  private Pose push(double go, double sway) {
    return new Pose(
        1.05 + 0.15 * reach * go, 0, 0, 0, 0.003 * sway, -0.004 * go, 0.11 * reach * (go - 0.3));
  }

  private Pose pan(double swing, double sway) {
    double far = 0.075 * reach;
    return new Pose(1.08 + far, far * swing, 0.003 * sway, 0, -0.028 * reach * swing, 0, 0);
  }

  private Pose tilt(double swing, double sway) {
    double far = 0.06 * reach;
    return new Pose(1.09 + far, 0.003 * sway, far * swing, 0, 0, -0.02 * reach * swing, 0);
  }

  private Pose orbit(double swing, double go) {
    return new Pose(
        1.12 + 0.03 * go,
        0.03 * reach * swing,
        0,
        0,
        -0.062 * reach * swing,
        0.004 * go,
        0.03 * go);
  }

  private Pose drift(double swing, double go, double sway) {
    return new Pose(
        mix(1.07, 1.07 + 0.05 * reach, go),
        0.022 * reach * swing,
        -0.012 * reach * swing,
        0.002 * sway,
        -0.018 * reach * swing,
        0.006 * reach * swing,
        0.04 * go);
  }

  private Pose handheld(double moment, double go) {
    double x = wander(moment * 1.3, phase);
    double y = wander(moment * 1.5, phase + 0.37);
    double roll = wander(moment * 0.9, phase + 0.71);
    double more = 0.6 + 0.4 * reach;
    return new Pose(
        1.09 + 0.03 * go,
        0.014 * more * x,
        0.011 * more * y,
        0.006 * more * roll,
        -0.012 * more * x,
        -0.008 * more * y,
        0.02 * go);
  }
}
