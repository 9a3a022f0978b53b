package dev.darkroom.media;

import dev.darkroom.media.video.ClipFormat;
import dev.darkroom.media.video.Mp4Writer;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Real MP4 clips for tests, such as the answers of providers' stand-ins: a white bar that travels
/// over a drawn picture and, if wanted, a tone. Each kind is made once per test run.
public final class SampleClips {
  private static final int FRAMES_PER_SECOND = 12;
  private static final Map<Kind, byte[]> MADE = new ConcurrentHashMap<>();

  private SampleClips() {}

  private record Kind(Duration length, int widthPx, int heightPx, boolean sound) {}

  /// The file's content.
  public static byte[] mp4(Duration length, int widthPx, int heightPx, boolean sound) {
    return MADE.computeIfAbsent(new Kind(length, widthPx, heightPx, sound), SampleClips::make)
        .clone();
  }

  /// A new file in `folder`.
  public static Path mp4(Path folder, Duration length, int widthPx, int heightPx, boolean sound) {
    try {
      var file = Files.createTempFile(folder, "sample-", ".mp4");
      return Files.write(file, mp4(length, widthPx, heightPx, sound));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] make(Kind kind) {
    try {
      var file = Files.createTempFile("sample-", ".mp4");
      try {
        write(kind, file);
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Kind kind, Path file) {
    var good = ClipFormat.good(kind.widthPx(), kind.heightPx(), FRAMES_PER_SECOND);
    var format =
        kind.sound()
            ? good
            : new ClipFormat(
                kind.widthPx(), kind.heightPx(), FRAMES_PER_SECOND, good.videoBitsPerSecond(), 0);
    int frames = Math.toIntExact(kind.length().toMillis() * FRAMES_PER_SECOND / 1_000);
    try (var writer = new Mp4Writer(file, format)) {
      for (int i = 0; i < frames; i++) {
        writer.frame(frame(kind, (double) i / frames));
        if (kind.sound()) {
          var tone = tone(i);
          writer.sound(tone, tone.length);
        }
      }
      writer.finish();
    }
  }

  private static int[] frame(Kind kind, double done) {
    int width = kind.widthPx();
    int height = kind.heightPx();
    var picture = SamplePictures.draw(width, height, 1);
    var pen = picture.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect((int) (done * width), 0, Math.max(2, width / 16), height);
    pen.dispose();
    return picture.getRGB(0, 0, width, height, null, 0, width);
  }

  private static float[] tone(int frame) {
    int samples = ClipFormat.SOUND_RATE / FRAMES_PER_SECOND;
    var stereo = new float[samples * 2];
    for (int i = 0; i < samples; i++) {
      double time = (double) (frame * samples + i) / ClipFormat.SOUND_RATE;
      stereo[2 * i] = (float) (0.2 * Math.sin(2 * Math.PI * 440 * time));
      stereo[2 * i + 1] = stereo[2 * i];
    }
    return stereo;
  }
}
