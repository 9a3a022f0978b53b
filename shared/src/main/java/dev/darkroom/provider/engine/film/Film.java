package dev.darkroom.provider.engine.film;

import dev.darkroom.media.video.ClipFormat;
import dev.darkroom.media.video.Mp4Writer;
import dev.darkroom.media.worker.WorkerListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Makes a clip out of one picture. Runs in the media worker process only.
public final class Film {
  static final int FRAMES_PER_SECOND = 24;

  private static final int DRAWING_THREADS = 2;

  /// Frames that are drawn while an earlier one is encoded.
  private static final int FRAMES_AHEAD = 3;

  private final FilmVocabulary vocabulary;

  public Film(FilmVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// Writes the clip to `target`: H.264 at 24 frames a second with AAC sound. The same order gives
  /// the same frames. Leaves no file behind when it does not finish.
  ///
  /// @return one line for people: which motion and sound were read from the prompt
  /// @throws CancellationException when the listener says to stop
  /// @throws dev.darkroom.media.PictureException when this server has no video library
  /// @throws dev.darkroom.media.video.VideoException when the disk is full
  public String make(FilmOrder order, Path target, WorkerListener listener) throws IOException {
    var play = Screenplay.read(order.prompt(), vocabulary, order.seconds(), order.seed());
    boolean finished = false;
    try (var drawers = Executors.newFixedThreadPool(DRAWING_THREADS)) {
      shoot(order, play, target, listener, drawers);
      finished = true;
    } finally {
      if (!finished) Files.deleteIfExists(target);
    }
    return play.note();
  }

  private static void shoot(
      FilmOrder order,
      Screenplay play,
      Path target,
      WorkerListener listener,
      ExecutorService drawers) {
    var sound = drawers.submit(() -> SoundBed.of(play));
    var scene = new Scene(play, order.picture(), order.widthPx(), order.heightPx());
    int frames = (int) Math.round(play.seconds() * FRAMES_PER_SECOND);
    var format = ClipFormat.good(order.widthPx(), order.heightPx(), FRAMES_PER_SECOND);
    try (var writer = new Mp4Writer(target, format)) {
      var drawn = new ArrayDeque<Future<Frame>>();
      for (int ahead = 0; ahead < Math.min(FRAMES_AHEAD, frames); ahead++)
        drawn.add(draw(scene, ahead, new Frame(order.widthPx(), order.heightPx()), drawers));
      for (int index = 0; index < frames; index++) {
        if (!listener.progress((double) index / frames))
          throw new CancellationException("the clip was cancelled");
        var frame = done(drawn.remove());
        writer.frame(frame.rgb());
        int next = index + FRAMES_AHEAD;
        if (next < frames) drawn.add(draw(scene, next, frame, drawers));
        var heard = soundOf(done(sound), index, frames);
        writer.sound(heard, heard.length);
      }
      writer.finish();
    } finally {
      drawers.shutdownNow();
    }
  }

  private static Future<Frame> draw(Scene scene, int index, Frame frame, ExecutorService drawers) {
    return drawers.submit(() -> {
      scene.draw((double) index / FRAMES_PER_SECOND, frame);
      return frame;
    });
  }

  /// The sound that belongs to one frame.
  private static float[] soundOf(float[] whole, int index, int frames) {
    int from = (int) ((long) whole.length / 2 * index / frames) * 2;
    int to = (int) ((long) whole.length / 2 * (index + 1) / frames) * 2;
    return Arrays.copyOfRange(whole, from, to);
  }

  private static <T> T done(Future<T> work) {
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the clip was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) throw error;
      throw new IllegalStateException("a frame could not be drawn", e.getCause());
    }
  }
}
