package dev.darkroom.provider.engine.film;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Everything that is seen: the picture under the moving camera, the weather over it, the fades.
///
/// A frame depends on its moment alone, so frames may be drawn by several threads in any order.
final class Scene {
  private final Screenplay play;
  private final Camera camera;
  private final Stage stage;
  private final Veils veils;
  private final List<Particles> particles;
  private final Fades fades;

  Scene(Screenplay play, BufferedImage picture, int widthPx, int heightPx) {
    this.play = play;
    var depth = DepthGuess.of(picture);
    camera = new Camera(play);
    stage = new Stage(picture, depth, widthPx, heightPx);
    veils = new Veils(new Atmosphere(play, depth).veils());
    particles = particles(play);
    fades = new Fades(play.seconds());
  }

  private static List<Particles> particles(Screenplay play) {
    var particles = new ArrayList<Particles>();
    if (play.has(Weather.STORM)) particles.add(new Rain(play.seed(), 1.7));
    else if (play.has(Weather.RAIN)) particles.add(new Rain(play.seed(), 1));
    if (play.has(Weather.SNOW)) particles.add(new Flecks(Flecks.Kind.SNOW, play.seed()));
    if (play.has(Weather.DUST)) particles.add(new Flecks(Flecks.Kind.DUST, play.seed()));
    if (play.has(Weather.FIRE)) particles.add(new Flecks(Flecks.Kind.EMBERS, play.seed()));
    return particles;
  }

  /// Draws the view at `moment`, in seconds from the start.
  void draw(double moment, Frame frame) {
    stage.draw(camera.at(moment), frame);
    veils.cover(frame, moment);
    float light = (float) fades.at(moment);
    for (var one : particles) one.draw(frame, moment, light);
  }

  double seconds() {
    return play.seconds();
  }
}
