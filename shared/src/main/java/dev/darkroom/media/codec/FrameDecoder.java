package dev.darkroom.media.codec;

import dev.darkroom.media.inspect.InspectionLimits;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/// One of FFmpeg's decoders, for pictures: a packet in, a frame out. Refuses frames with more
/// pixels than any picture may have.
final class FrameDecoder implements AutoCloseable {
  private static final int THREADS = 2;

  private final AVCodecContext context;

  private FrameDecoder(AVCodec codec, AVCodecContext context) {
    this.context = context;
    context.max_pixels(InspectionLimits.OUTPUTS.areaPxMax());
    context.thread_count(THREADS);
    if (avcodec.avcodec_open2(context, codec, (AVDictionary) null) < 0) {
      avcodec.avcodec_free_context(context);
      throw NativeDecoder.damaged();
    }
  }

  static FrameDecoder forCodec(int codecId) {
    var codec = avcodec.avcodec_find_decoder(codecId);
    return new FrameDecoder(codec, avcodec.avcodec_alloc_context3(codec));
  }

  static FrameDecoder forStream(AVCodecParameters parameters) {
    var codec = avcodec.avcodec_find_decoder(parameters.codec_id());
    if (codec == null || codec.isNull()) throw NativeDecoder.damaged();
    var context = avcodec.avcodec_alloc_context3(codec);
    if (avcodec.avcodec_parameters_to_context(context, parameters) < 0) {
      avcodec.avcodec_free_context(context);
      throw NativeDecoder.damaged();
    }
    return new FrameDecoder(codec, context);
  }

  /// Decodes the packet and flushes the decoder, which is of no use afterwards.
  ///
  /// @param use what to make of the frame, which is gone when this returns
  /// @return empty when the packet holds no whole frame
  <T> Optional<T> decode(AVPacket packet, Function<AVFrame, T> use) {
    AVFrame frame = avutil.av_frame_alloc();
    try {
      if (avcodec.avcodec_send_packet(context, packet) < 0) return Optional.empty();
      var _ = avcodec.avcodec_send_packet(context, (AVPacket) null);
      if (avcodec.avcodec_receive_frame(context, frame) < 0) return Optional.empty();
      return Optional.of(use.apply(frame));
    } finally {
      avutil.av_frame_free(frame);
    }
  }

  @Override
  public void close() {
    avcodec.avcodec_free_context(context);
  }
}
