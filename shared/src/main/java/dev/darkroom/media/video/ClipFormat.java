package dev.darkroom.media.video;

/// How a clip is encoded.
///
/// @param widthPx even
/// @param heightPx even
/// @param framesPerSecond whole frames per second, 1 to 60
/// @param videoBitsPerSecond aimed at, on average
/// @param soundBitsPerSecond zero for a silent clip
public record ClipFormat(
    int widthPx,
    int heightPx,
    int framesPerSecond,
    int videoBitsPerSecond,
    int soundBitsPerSecond) {
  /// Samples of sound in a second, for each of the two channels.
  public static final int SOUND_RATE = 48_000;

  private static final int SIDE_PX_MIN = 16;
  private static final int SIDE_PX_MAX = 4_096;
  private static final int SOUND_BITS_PER_SECOND = 160_000;

  public ClipFormat {
    checkSide(widthPx);
    checkSide(heightPx);
    if (framesPerSecond < 1 || framesPerSecond > 60)
      throw new IllegalArgumentException("frames per second: " + framesPerSecond);
    if (videoBitsPerSecond <= 0 || soundBitsPerSecond < 0)
      throw new IllegalArgumentException("bits per second must be positive");
  }

  /// A good picture of that size, with sound: about 2.6 Mbit/s at 720p24.
  public static ClipFormat good(int widthPx, int heightPx, int framesPerSecond) {
    long bits = (long) widthPx * heightPx * framesPerSecond * 12 / 100;
    return new ClipFormat(
        widthPx, heightPx, framesPerSecond, Math.toIntExact(bits), SOUND_BITS_PER_SECOND);
  }

  public boolean hasSound() {
    return soundBitsPerSecond > 0;
  }

  private static void checkSide(int px) {
    if (px < SIDE_PX_MIN || px > SIDE_PX_MAX || px % 2 != 0)
      throw new IllegalArgumentException("a side must be even, 16 to 4096: " + px);
  }
}
