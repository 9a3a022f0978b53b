package dev.darkroom.media.video;

import java.util.Optional;

/// Chooses size and bit rates for a limit of bytes.
final class SmallerFormat {
  /// The rest is the index and the encoder's inaccuracy.
  private static final double SHARE_FOR_CONTENT = 0.92;

  private static final double[] SCALES = {1, 0.75, 2.0 / 3, 0.5, 3.0 / 8, 0.25, 1.0 / 6};

  /// Below this many bits for a pixel, fewer pixels look better.
  private static final double BITS_PER_PIXEL_GOOD = 0.045;

  private static final double BITS_PER_PIXEL_MIN = 0.02;
  private static final int FRAMES_PER_SECOND_MAX = 30;
  private static final int SOUND_BITS_MIN = 24_000;
  private static final int SOUND_BITS_MAX = 96_000;

  private SmallerFormat() {}

  static Optional<ClipFormat> choose(ClipReader clip, long sizeBytes, double seconds) {
    double bits = sizeBytes * 8 * SHARE_FOR_CONTENT / seconds;
    int soundBits =
        clip.sound().isEmpty() ? 0 : (int) Math.clamp(bits / 6, SOUND_BITS_MIN, SOUND_BITS_MAX);
    double videoBits = bits - soundBits;
    int frames = Math.min(FRAMES_PER_SECOND_MAX, clip.framesPerSecond());
    for (double scale : SCALES) {
      int width = even(clip.widthPx() * scale);
      int height = even(clip.heightPx() * scale);
      double perPixel = videoBits / ((double) width * height * frames);
      boolean last = scale == SCALES[SCALES.length - 1];
      if (perPixel >= (last ? BITS_PER_PIXEL_MIN : BITS_PER_PIXEL_GOOD))
        return Optional.of(
            new ClipFormat(
                width, height, frames, (int) Math.min(videoBits, 50_000_000), soundBits));
    }
    return Optional.empty();
  }

  private static int even(double px) {
    return Math.clamp(2 * Math.round(px / 2), 16, 4_096);
  }
}
