package dev.darkroom.media.video;

import static dev.darkroom.media.video.VideoLibrary.check;
import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/// Writes one MP4: H.264 High, `yuv420p`, BT.709 in limited range, AAC stereo, index first. Frames
/// come one after the other, so that memory does not grow with the clip. The same frames and sound
/// give the same bytes.
///
/// Whoever has not called [#finish] when it is closed has no file: what was written is incomplete.
///
/// Every method throws [VideoException] when the disk is full or the library fails.
public final class Mp4Writer implements AutoCloseable {
  private final AVFormatContext file = new AVFormatContext(null);
  private final VideoTrack video;
  private final Optional<SoundTrack> sound;
  private boolean closed;

  /// Opens `target` and writes the head of the file.
  ///
  /// @throws dev.darkroom.media.PictureException when there is no video library here
  public Mp4Writer(Path target, ClipFormat format) {
    VideoLibrary.require();
    var url = "file:" + target.toAbsolutePath();
    check(avformat_alloc_output_context2(file, null, "mp4", url), "set up an MP4 file");
    var opened = new Opened();
    try {
      file.flags(file.flags() | AVFMT_FLAG_BITEXACT);
      video = opened.video = new VideoTrack(file, format);
      sound = format.hasSound() ? Optional.of(new SoundTrack(file, format)) : Optional.empty();
      opened.sound = sound.orElse(null);
      openFile(url);
    } catch (RuntimeException e) {
      opened.close();
      free();
      throw e;
    }
  }

  /// Tracks to be freed should the next one fail to open.
  private static final class Opened {
    @Nullable VideoTrack video;
    @Nullable SoundTrack sound;

    void close() {
      if (video != null) video.close();
      if (sound != null) sound.close();
    }
  }

  private void openFile(String url) {
    var io = new AVIOContext(null);
    check(avio_open(io, url, AVIO_FLAG_WRITE), "write to the clip's file");
    file.pb(io);
    var options = new AVDictionary(null);
    try {
      check(av_dict_set(options, "movflags", "+faststart", 0), "set an option");
      check(avformat_write_header(file, options), "write the clip's head");
    } finally {
      av_dict_free(options);
    }
  }

  /// Adds the next picture.
  ///
  /// @param rgb one `0xRRGGBB` per pixel, row by row; read before return
  public void frame(int[] rgb) {
    video.frame(rgb);
  }

  /// Adds a decoded picture of any size and format, shown from frame number `index` on. Numbers
  /// rise; gaps are shown as a longer picture.
  void frame(AVFrame decoded, long index) {
    video.frame(decoded, index);
  }

  /// Adds sound; call it about as often as [#frame], so that little of either waits for the other.
  ///
  /// @param stereo left, right, left, right, from -1 to 1
  /// @param count how many numbers of it are sound, even
  public void sound(float[] stereo, int count) {
    sound
        .orElseThrow(() -> new IllegalStateException("this clip was opened without sound"))
        .add(stereo, count);
  }

  /// Writes what is left and the index. After that the file is complete.
  public void finish() {
    video.finish();
    sound.ifPresent(SoundTrack::finish);
    check(av_write_trailer(file), "write the clip's index");
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    video.close();
    sound.ifPresent(SoundTrack::close);
    free();
  }

  private void free() {
    var io = file.pb();
    if (io != null && !io.isNull()) avio_closep(io);
    avformat_free_context(file);
  }
}
