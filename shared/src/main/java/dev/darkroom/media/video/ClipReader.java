package dev.darkroom.media.video;

import static dev.darkroom.media.video.VideoLibrary.reason;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import dev.darkroom.media.PictureException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;

/// Decodes an MP4 from beginning to end. The file may be hostile: nothing but the MP4 reader and
/// local files are in play, and frames above a limit of pixels are not decoded.
final class ClipReader implements AutoCloseable {
  private final AVFormatContext file = new AVFormatContext(null);
  private final AVPacket packet = av_packet_alloc();
  private final Optional<Decoder> video;
  private final Optional<Decoder> sound;

  /// Takes what was decoded.
  interface Sink {
    /// A picture; it is reused after return.
    ///
    /// @param seconds when it is shown
    /// @return whether to go on
    boolean picture(AVFrame picture, double seconds);

    /// Decoded sound in the clip's own format; it is reused after return.
    void sound(AVFrame sound);
  }

  /// @throws PictureException when it is not a clip that can be decoded
  ClipReader(Path clip) {
    VideoLibrary.require();
    try {
      open("file:" + clip.toAbsolutePath());
      video = decoder(AVMEDIA_TYPE_VIDEO);
      if (video.isEmpty()) throw new PictureException("The clip has no picture track.");
      sound = decoder(AVMEDIA_TYPE_AUDIO);
    } catch (RuntimeException e) {
      free();
      throw e;
    }
  }

  private void open(String url) {
    var options = new AVDictionary(null);
    try {
      var _ = av_dict_set(options, "protocol_whitelist", "file", 0);
      ok(avformat_open_input(file, url, av_find_input_format("mov"), options));
      ok(avformat_find_stream_info(file, (PointerPointer<?>) null));
    } finally {
      av_dict_free(options);
    }
  }

  private Optional<Decoder> decoder(int kind) {
    int index = av_find_best_stream(file, kind, -1, -1, (PointerPointer<?>) null, 0);
    if (index < 0) return Optional.empty();
    return Optional.of(new Decoder(file.streams(index)));
  }

  private Decoder video() {
    return video.orElseThrow();
  }

  int widthPx() {
    return video().context().width();
  }

  int heightPx() {
    return video().context().height();
  }

  /// Frames per second as the file tells them, 1 to 60.
  int framesPerSecond() {
    var rate = av_guess_frame_rate(file, video().stream(), null);
    double perSecond = rate.den() == 0 ? 24 : (double) rate.num() / rate.den();
    return Math.clamp(Math.round(perSecond), 1, 60);
  }

  /// The decoder of the sound track, if there is one.
  Optional<Decoder> sound() {
    return sound;
  }

  /// Decodes everything, or until the sink has had enough.
  ///
  /// @throws PictureException when the clip is damaged
  void read(Sink sink) {
    boolean more = true;
    while (more) {
      int result = av_read_frame(file, packet);
      if (result == AVERROR_EOF) break;
      ok(result);
      try {
        more = take(packet, sink);
      } finally {
        av_packet_unref(packet);
      }
    }
    if (!more) return;
    if (video().decode(null, frame -> sink.picture(frame, video().seconds(frame))))
      sound.ifPresent(track -> track.decode(null, frame -> heard(sink, frame)));
  }

  private boolean take(AVPacket read, Sink sink) {
    if (read.stream_index() == video().stream().index())
      return video().decode(read, frame -> sink.picture(frame, video().seconds(frame)));
    if (sound.isPresent() && read.stream_index() == sound.get().stream().index())
      return sound.get().decode(read, frame -> heard(sink, frame));
    return true;
  }

  private static boolean heard(Sink sink, AVFrame frame) {
    sink.sound(frame);
    return true;
  }

  private static void ok(int result) {
    if (result < 0) throw new PictureException("The clip cannot be read: " + reason(result) + ".");
  }

  @Override
  public void close() {
    video.ifPresent(Decoder::close);
    sound.ifPresent(Decoder::close);
    free();
  }

  private void free() {
    av_packet_free(packet);
    avformat_close_input(file);
  }
}
