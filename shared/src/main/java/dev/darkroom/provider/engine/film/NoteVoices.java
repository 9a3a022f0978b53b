package dev.darkroom.provider.engine.film;

import static dev.darkroom.provider.engine.film.Curves.smooth;
import static dev.darkroom.provider.engine.film.Curves.wander;
import static dev.darkroom.provider.engine.film.Curves.wave;

import java.util.SplittableRandom;

/// Sounds that have a pitch.
final class NoteVoices {
  private static final int RATE = Stereo.RATE;

  /// Open, quiet chords, as semitones above the root.
  private static final int[][] CHORDS = {
    {0, 7, 12, 16, 23}, {0, 7, 14, 16, 19}, {0, 7, 10, 15, 19}, {0, 7, 12, 14, 21}
  };

  private static final double[] ROOTS_HZ = {87.31, 98.0, 110.0, 116.54};

  private final SplittableRandom random;

  NoteVoices(SplittableRandom random) {
    this.random = random;
  }

  /// A chord whose notes swell one after the other, each a little out of tune with itself.
  Stereo pad(int samples) {
    var out = Stereo.silence(samples);
    double root = ROOTS_HZ[random.nextInt(ROOTS_HZ.length)];
    var chord = CHORDS[random.nextInt(CHORDS.length)];
    for (int note = 0; note < chord.length; note++) {
      double hz = root * StrictMath.pow(2, chord[note] / 12.0);
      double phase = random.nextDouble();
      float loud = 1f / (1 + 0.45f * note);
      for (int side = 0; side < 2; side++) {
        double tuned = hz * (1 + (side == 0 ? -0.0011 : 0.0013));
        for (int i = 0; i < samples; i++) {
          double time = (double) i / RATE;
          double swell = smooth(time / (0.5 + 0.35 * note));
          double breath = 0.78 + 0.22 * wander(0.9 * time, phase + 0.2 * side);
          double turns = tuned * time + phase;
          float tone = wave(turns) + 0.30f * wave(2 * turns) + 0.08f * wave(3 * turns + 0.1);
          float beside = 0.6f * wave(turns * 1.0034 + 0.3);
          out.channel(side)[i] += loud * (float) (swell * breath) * (tone + beside);
        }
      }
    }
    return out;
  }

  /// A few birds, each at its own place with its own song.
  Stereo birds(int samples) {
    var out = Stereo.silence(samples);
    for (int bird = 0; bird < 3; bird++) {
      double hz = 2_400 + 2_000 * random.nextDouble();
      float pan = (float) (0.1 + 0.8 * random.nextDouble());
      double time = 0.3 + 1.2 * random.nextDouble();
      while (time * RATE < samples) {
        int notes = 2 + random.nextInt(4);
        double bend = random.nextDouble() - 0.4;
        for (int note = 0; note < notes; note++) {
          double length = 0.05 + 0.07 * random.nextDouble();
          chirp(out, time, length, hz * (0.9 + 0.25 * random.nextDouble()), bend, pan);
          time += length + 0.05;
        }
        time += 0.7 + 1.4 * random.nextDouble();
      }
    }
    return out;
  }

  Stereo crickets(int samples) {
    var out = Stereo.silence(samples);
    for (int cricket = 0; cricket < 4; cricket++) {
      double hz = 4_000 + 700 * random.nextDouble();
      double every = 0.46 + 0.16 * random.nextDouble();
      float pan = (cricket + 0.5f) / 4;
      for (double time = 0.3 * random.nextDouble(); time * RATE < samples; time += every)
        for (int pulse = 0; pulse < 3; pulse++) chirp(out, time + 0.034 * pulse, 0.024, hz, 0, pan);
    }
    return out;
  }

  /// @param bend how far the pitch rises on the way, as a share of it
  private static void chirp(
      Stereo out, double start, double seconds, double hz, double bend, float pan) {
    int first = (int) (start * RATE);
    int length = (int) (seconds * RATE);
    double turns = 0;
    for (int i = 0; i < length; i++) {
      double done = (double) i / length;
      turns += hz * (1 + bend * 0.4 * done) / RATE;
      double shape = smooth(done * 5) * smooth((1 - done) * 3);
      out.add(first + i, (float) (0.5 * shape * wave(turns)), pan);
    }
  }
}
