package dev.darkroom.provider.engine.film;

import static dev.darkroom.provider.engine.film.Curves.smooth;
import static dev.darkroom.provider.engine.film.Curves.wander;
import static dev.darkroom.provider.engine.film.Curves.wave;

import java.util.SplittableRandom;

/// Sounds that are noise at heart: each channel has its own noise, so that they surround the
/// listener.
final class NoiseVoices {
  private static final int RATE = Stereo.RATE;

  private final SplittableRandom random;

  NoiseVoices(SplittableRandom random) {
    this.random = random;
  }

  private float noise() {
    return (float) (random.nextDouble() * 2 - 1);
  }

  Stereo rain(int samples) {
    var out = Stereo.silence(samples);
    for (int side = 0; side < 2; side++) {
      var body = new Filter();
      var hiss = new Filter();
      double phase = random.nextDouble();
      for (int i = 0; i < samples; i++) {
        float white = noise();
        body.take(white, 1_100, 1.4f);
        hiss.take(white, 5_200, 1.2f);
        float gust = 1 + 0.12f * (float) wander((double) i / RATE, phase);
        out.channel(side)[i] = gust * (0.55f * body.band() + 0.8f * hiss.band());
      }
    }
    for (int drop = 0; drop < samples / RATE * 45; drop++)
      ping(out, 1_200 + 3_200 * random.nextDouble(), 0.004, 0.9 * random.nextDouble());
    return out;
  }

  Stereo wind(int samples) {
    var out = Stereo.silence(samples);
    double phase = random.nextDouble();
    for (int side = 0; side < 2; side++) {
      var howl = new Filter();
      var body = new Filter();
      for (int i = 0; i < samples; i++) {
        double gust = wander(0.8 * i / RATE, phase + 0.06 * side);
        float white = noise();
        howl.take(white, 430 + 190 * gust, 0.32f);
        body.take(white, 260 + 90 * gust, 1.6f);
        float strength = (float) (0.55 + 0.45 * gust);
        out.channel(side)[i] = strength * (0.35f * howl.band() + 0.9f * body.low());
      }
    }
    return out;
  }

  Stereo waves(int samples) {
    var out = Stereo.silence(samples);
    double start = 0.25 * random.nextDouble();
    for (int side = 0; side < 2; side++) {
      var water = new Filter();
      var foam = new Filter();
      for (int i = 0; i < samples; i++) {
        double turn = start + 0.19 * i / RATE - 0.015 * side;
        double place = turn - Math.floor(turn);
        double swell = place < 0.42 ? smooth(place / 0.42) : smooth((1 - place) / 0.58);
        float white = noise();
        water.take(white, 220 + 700 * swell, 1.5f);
        foam.take(white, 1_400 + 2_600 * swell, 1.5f);
        out.channel(side)[i] =
            (float) ((0.25 + swell) * water.low() + 0.5 * swell * swell * foam.band());
      }
    }
    return out;
  }

  Stereo stream(int samples) {
    var out = Stereo.silence(samples);
    for (int side = 0; side < 2; side++) {
      var water = new Filter();
      double phase = random.nextDouble();
      for (int i = 0; i < samples; i++) {
        water.take(noise(), 900 + 250 * wander(2.1 * i / RATE, phase), 1.1f);
        out.channel(side)[i] = 0.6f * water.band();
      }
    }
    for (int bubble = 0; bubble < samples / RATE * 40; bubble++)
      ping(out, 380 + 700 * random.nextDouble(), 0.018, 0.5 * random.nextDouble());
    return out;
  }

  Stereo room(int samples) {
    return rumble(samples, 210);
  }

  Stereo city(int samples) {
    var out = rumble(samples, 150);
    var traffic = Stereo.silence(samples);
    var road = new Filter();
    double start = random.nextDouble();
    for (int i = 0; i < samples; i++) {
      double passing = start + 0.21 * i / RATE;
      double place = passing - Math.floor(passing);
      float near = (float) smooth(1 - Math.abs(2 * place - 1));
      road.take(noise(), 330 + 260 * near, 1.2f);
      traffic.add(i, near * road.band(), (float) place);
      traffic.add(i, 0.02f * wave(59.0 * i / RATE), 0.5f);
    }
    out.mixIn(traffic, 0.05);
    return out;
  }

  Stereo fire(int samples) {
    var out = rumble(samples, 190);
    var crackle = Stereo.silence(samples);
    int count = samples / RATE * 26;
    for (int i = 0; i < count; i++) {
      double loud = random.nextDouble();
      ping(crackle, 900 + 4_200 * random.nextDouble(), 0.0012 + 0.004 * loud, loud * loud * loud);
    }
    out.mixIn(crackle, 0.06);
    return out;
  }

  /// Thunder that follows each strike by a third of a second: a crack, then a long roll.
  Stereo thunder(int samples, Iterable<Double> strikes) {
    var out = Stereo.silence(samples);
    for (double strike : strikes) {
      int start = (int) ((strike + 0.33) * RATE);
      double phase = random.nextDouble();
      for (int side = 0; side < 2; side++) {
        var roll = new Filter();
        var crack = new Filter();
        for (int i = start; i < samples; i++) {
          double since = (double) (i - start) / RATE;
          float white = noise();
          roll.take(white, 70 + 110 / (1 + since), 1.1f);
          crack.take(white, 900 / (1 + 6 * since) + 120, 0.9f);
          double bumps = 0.65 + 0.35 * wander(6 * since, phase + 0.1 * side);
          double decay = 1 / (1 + 0.9 * since * since);
          double attack = Math.min(1, since / 0.02);
          double tear = 1 / (1 + 60 * since * since);
          out.channel(side)[i] +=
              (float) (attack * (3.2 * bumps * decay * roll.low() + 0.8 * tear * crack.band()));
        }
      }
    }
    return out;
  }

  private Stereo rumble(int samples, double hz) {
    var out = Stereo.silence(samples);
    for (int side = 0; side < 2; side++) {
      var filter = new Filter();
      for (int i = 0; i < samples; i++) {
        filter.take(noise(), hz, 1.8f);
        out.channel(side)[i] = filter.low();
      }
    }
    var level = Stereo.silence(samples);
    level.mixIn(out, 0.1);
    return level;
  }

  /// A short ringing tap at a random moment and place.
  private void ping(Stereo out, double hz, double seconds, double strength) {
    int start = random.nextInt(out.samples());
    float pan = (float) random.nextDouble();
    int length = (int) (seconds * 6 * RATE);
    for (int i = 0; i < length; i++) {
      double time = (double) i / RATE;
      double fallen = Math.max(0, 1 - (double) i / length);
      double decay = fallen * fallen * fallen * fallen * Math.min(1, time / 0.0008);
      out.add(start + i, (float) (strength * decay * wave(hz * time)), pan);
    }
  }
}
