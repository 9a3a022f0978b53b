package dev.darkroom.provider.engine.film;

import java.util.SplittableRandom;

/// The sound of a clip: what the screenplay names, mixed, faded with the picture and brought to a
/// peak of -12 dB, which no player distorts and nobody is startled by.
final class SoundBed {
  private static final double PEAK = 0.251;

  private SoundBed() {}

  /// The whole sound, left, right, left, right.
  static float[] of(Screenplay play) {
    int samples = (int) Math.round(play.seconds() * Stereo.RATE);
    var mix = Stereo.silence(samples);
    play.sounds().stream()
        .sorted()
        .forEach(sound -> mix.mixIn(voice(sound, play, samples), loudness(sound)));
    return finished(mix, new Fades(play.seconds()));
  }

  private static Stereo voice(Sound sound, Screenplay play, int samples) {
    var random = new SplittableRandom(play.seed() ^ sound.name().hashCode());
    var noise = new NoiseVoices(random);
    var notes = new NoteVoices(random);
    return switch (sound) {
      case RAIN -> noise.rain(samples);
      case WIND -> noise.wind(samples);
      case WAVES -> noise.waves(samples);
      case STREAM -> noise.stream(samples);
      case ROOM -> noise.room(samples);
      case CITY -> noise.city(samples);
      case THUNDER -> noise.thunder(samples, play.strikes());
      case FIRE -> noise.fire(samples);
      case PAD -> notes.pad(samples);
      case BIRDS -> notes.birds(samples);
      case CRICKETS -> notes.crickets(samples);
      case SILENCE -> Stereo.silence(samples);
    };
  }

  /// How loud each is against the others.
  private static double loudness(Sound sound) {
    return switch (sound) {
      case RAIN, WAVES, STREAM -> 0.10;
      case WIND, CITY, FIRE -> 0.08;
      case THUNDER -> 0.16;
      case PAD -> 0.07;
      case BIRDS, CRICKETS -> 0.035;
      case ROOM -> 0.02;
      case SILENCE -> 0;
    };
  }

  private static float[] finished(Stereo mix, Fades fades) {
    var out = new float[2 * mix.samples()];
    float peak = 1e-9f;
    for (int i = 0; i < mix.samples(); i++) {
      float gain = (float) fades.at((double) i / Stereo.RATE);
      for (int side = 0; side < 2; side++) {
        float value = softened(mix.channel(side)[i]) * gain;
        out[2 * i + side] = value;
        peak = Math.max(peak, Math.abs(value));
      }
    }
    if (peak <= 1e-6f) return out;
    float scale = (float) PEAK / peak;
    for (int i = 0; i < out.length; i++) out[i] *= scale;
    return out;
  }

  /// Rounds off rare peaks, so that they do not decide how loud all the rest may be.
  private static float softened(float value) {
    float size = Math.abs(value);
    return size <= 0.25f
        ? value
        : Math.signum(value) * (0.25f + (size - 0.25f) / (1 + 3 * (size - 0.25f)));
  }
}
