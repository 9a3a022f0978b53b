package dev.darkroom.media.video;

import static dev.darkroom.media.video.VideoLibrary.reason;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import dev.darkroom.media.PictureException;
import java.util.function.Predicate;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/// Decodes one track of a clip.
final class Decoder implements AutoCloseable {
  /// 4K with room to spare.
  private static final long FRAME_PIXELS_MAX = 12_000_000;

  private final AVStream stream;
  private final AVCodecContext context;
  private final AVFrame frame = av_frame_alloc();

  Decoder(AVStream stream) {
    this.stream = stream;
    var codec = avcodec_find_decoder(stream.codecpar().codec_id());
    if (codec == null || codec.isNull())
      throw new PictureException("The clip uses an encoding that this server cannot read.");
    context = avcodec_alloc_context3(codec);
    try {
      ok(avcodec_parameters_to_context(context, stream.codecpar()));
      context.max_pixels(FRAME_PIXELS_MAX);
      context.thread_count(2);
      context.pkt_timebase(stream.time_base());
      ok(avcodec_open2(context, codec, (PointerPointer<?>) null));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  AVStream stream() {
    return stream;
  }

  AVCodecContext context() {
    return context;
  }

  /// When a frame is shown, from the start of the clip.
  double seconds(AVFrame shown) {
    var unit = stream.time_base();
    return shown.best_effort_timestamp() * (double) unit.num() / unit.den();
  }

  /// Decodes a packet, or with null what is left inside.
  ///
  /// @param sink takes each frame, and says whether to go on
  /// @return whether to go on
  boolean decode(@Nullable AVPacket packet, Predicate<AVFrame> sink) {
    ok(avcodec_send_packet(context, packet));
    while (true) {
      int result = avcodec_receive_frame(context, frame);
      if (result == AVERROR_EAGAIN() || result == AVERROR_EOF) return true;
      ok(result);
      boolean more = sink.test(frame);
      av_frame_unref(frame);
      if (!more) return false;
    }
  }

  private static void ok(int result) {
    if (result < 0) throw new PictureException("The clip is damaged: " + reason(result) + ".");
  }

  @Override
  public void close() {
    av_frame_free(frame);
    avcodec_free_context(context);
  }
}
