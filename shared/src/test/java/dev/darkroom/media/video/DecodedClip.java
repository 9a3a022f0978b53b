package dev.darkroom.media.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/// A clip as a player would show it, for tests to judge.
public final class DecodedClip {
  private final List<int[]> frames;
  private final List<Double> moments;
  private final float[] sound;

  private DecodedClip(Gatherer gathered) {
    frames = gathered.frames;
    moments = gathered.moments;
    sound = gathered.sound();
  }

  public static DecodedClip of(Path clip) {
    try (var reader = new ClipReader(clip);
        var gatherer = new Gatherer(reader)) {
      reader.read(gatherer);
      return new DecodedClip(gatherer);
    }
  }

  /// Lightness of each picture, 0 to 255, row by row.
  public List<int[]> frames() {
    return frames;
  }

  /// When each picture is shown, in seconds.
  public List<Double> moments() {
    return moments;
  }

  /// Mean lightness of a picture.
  public double meanLightness(int frame) {
    return Arrays.stream(frames.get(frame)).average().orElseThrow();
  }

  /// The largest sample of sound between two moments, without its sign.
  public double peak(double from, double to) {
    int end = Math.min(sound.length, sampleAt(to));
    double peak = 0;
    for (int i = sampleAt(from); i < end; i++) peak = Math.max(peak, Math.abs(sound[i]));
    return peak;
  }

  private static int sampleAt(double moment) {
    return 2 * (int) (moment * ClipFormat.SOUND_RATE);
  }

  private static final class Gatherer implements ClipReader.Sink, AutoCloseable {
    private final int widthPx;
    private final int heightPx;
    private final AVFrame grey = av_frame_alloc();
    private final Scaler scaler = new Scaler(grey);
    private final List<int[]> frames = new ArrayList<>();
    private final List<Double> moments = new ArrayList<>();
    private final List<float[]> pieces = new ArrayList<>();
    private final Optional<SoundConverter> converter;

    Gatherer(ClipReader reader) {
      widthPx = reader.widthPx();
      heightPx = reader.heightPx();
      converter = reader.sound().map(SoundConverter::new);
      grey.format(AV_PIX_FMT_GRAY8);
      grey.width(widthPx);
      grey.height(heightPx);
      VideoLibrary.check(av_frame_get_buffer(grey, 0), "reserve memory");
    }

    @Override
    public boolean picture(AVFrame picture, double seconds) {
      scaler.scale(picture);
      var pixels = new int[widthPx * heightPx];
      for (int y = 0; y < heightPx; y++)
        for (int x = 0; x < widthPx; x++)
          pixels[y * widthPx + x] = lightness(grey.data(0).get((long) y * grey.linesize(0) + x));
      frames.add(pixels);
      moments.add(seconds);
      return true;
    }

    /// From video's range, 16 to 235.
    private static int lightness(byte luma) {
      return Math.clamp(((luma & 255) - 16) * 255L / 219, 0, 255);
    }

    @Override
    public void sound(AVFrame sound) {
      var to = converter.orElseThrow();
      to.convert(sound);
      pieces.add(Arrays.copyOf(to.samples(), to.count()));
    }

    float[] sound() {
      var whole = new float[pieces.stream().mapToInt(piece -> piece.length).sum()];
      int at = 0;
      for (var piece : pieces) {
        System.arraycopy(piece, 0, whole, at, piece.length);
        at += piece.length;
      }
      return whole;
    }

    @Override
    public void close() {
      scaler.close();
      av_frame_free(grey);
      converter.ifPresent(SoundConverter::close);
    }
  }
}
