package dev.darkroom.media.video;

import dev.darkroom.media.Mp4;
import dev.darkroom.media.Mp4Turn;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.worker.WorkerListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/// Encodes a clip again so that it fits under a limit of bytes, as the upload limits of chat
/// platforms ask: lower bit rate first, then fewer pixels.
public final class SmallerClip {
  private static final int ATTEMPTS = 3;
  private static final long SECONDS_MAX = 120;

  private SmallerClip() {}

  /// Writes a version of `clip` to `target` that has at most `sizeBytesMax` bytes.
  ///
  /// @return whether there is one; `false` when nothing worth watching fits
  /// @throws PictureException when the clip is damaged or too long
  /// @throws CancellationException when the listener says to stop
  public static boolean write(Path clip, long sizeBytesMax, Path target, WorkerListener listener)
      throws IOException {
    var facts =
        switch (Mp4.read(clip)) {
          case Mp4.Playable playable -> playable;
          case Mp4.Unplayable(var why) ->
              throw new PictureException("The clip cannot be played: " + why + ".");
        };
    double seconds = facts.length().toMillis() / 1_000.0;
    if (seconds > SECONDS_MAX)
      throw new PictureException("The clip is longer than " + SECONDS_MAX + " seconds.");
    // The pictures are encoded as they are stored.
    var turn = Mp4Turn.of(clip);
    boolean fits = false;
    try {
      double aim = 1;
      for (int attempt = 0; attempt < ATTEMPTS && !fits; attempt++) {
        if (!encode(clip, (long) (sizeBytesMax * aim), seconds, target, listener)) break;
        turn.writeTo(target);
        long sizeBytes = Files.size(target);
        fits = sizeBytes <= sizeBytesMax;
        aim *= 0.95 * sizeBytesMax / sizeBytes;
      }
      return fits;
    } finally {
      if (!fits) Files.deleteIfExists(target);
    }
  }

  /// @return false when the limit leaves too little for a picture
  private static boolean encode(
      Path clip, long sizeBytes, double seconds, Path target, WorkerListener listener) {
    try (var reader = new ClipReader(clip)) {
      var format = SmallerFormat.choose(reader, sizeBytes, seconds);
      if (format.isEmpty()) return false;
      try (var writer = new Mp4Writer(target, format.get());
          var pipe = new Pipe(reader, writer, format.get(), seconds, listener)) {
        reader.read(pipe);
        if (pipe.cancelled) throw new CancellationException("the clip was cancelled");
        writer.finish();
      }
      return true;
    }
  }

  /// Hands decoded frames and sound on to the writer.
  private static final class Pipe implements ClipReader.Sink, AutoCloseable {
    private final Mp4Writer writer;
    private final ClipFormat format;
    private final double seconds;
    private final WorkerListener listener;
    private final Optional<SoundConverter> converter;
    private long nextIndex;
    private boolean cancelled;

    Pipe(
        ClipReader reader,
        Mp4Writer writer,
        ClipFormat format,
        double seconds,
        WorkerListener listener) {
      this.writer = writer;
      this.format = format;
      this.seconds = seconds;
      this.listener = listener;
      converter = format.hasSound() ? reader.sound().map(SoundConverter::new) : Optional.empty();
    }

    @Override
    public boolean picture(AVFrame picture, double at) {
      long index = Math.round(at * format.framesPerSecond());
      boolean inTime = index >= nextIndex && index <= SECONDS_MAX * format.framesPerSecond();
      if (inTime) {
        writer.frame(picture, index);
        nextIndex = index + 1;
      }
      cancelled = !listener.progress(Math.clamp(at / seconds, 0, 1));
      return !cancelled;
    }

    @Override
    public void sound(AVFrame sound) {
      converter.ifPresent(to -> {
        to.convert(sound);
        writer.sound(to.samples(), to.count());
      });
    }

    @Override
    public void close() {
      converter.ifPresent(SoundConverter::close);
    }
  }
}
