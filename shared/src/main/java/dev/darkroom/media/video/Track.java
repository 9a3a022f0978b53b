package dev.darkroom.media.video;

import static dev.darkroom.media.video.VideoLibrary.check;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/// One encoder and its stream in an MP4 file.
final class Track implements AutoCloseable {
  private final AVFormatContext file;
  private final AVCodecContext encoder;
  private final AVStream stream;
  private final AVPacket packet = av_packet_alloc();

  /// @param encoderName as FFmpeg knows it
  Track(AVFormatContext file, String encoderName) {
    this.file = file;
    var codec = avcodec_find_encoder_by_name(encoderName);
    if (codec == null || codec.isNull())
      throw new VideoException("the video library was built without " + encoderName);
    encoder = avcodec_alloc_context3(codec);
    stream = avformat_new_stream(file, null);
    encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
    encoder.thread_count(1);
  }

  /// The encoder, to be set up before [#open].
  AVCodecContext encoder() {
    return encoder;
  }

  void open(AVDictionary options) {
    check(avcodec_open2(encoder, encoder.codec(), options), "open the encoder");
    check(avcodec_parameters_from_context(stream.codecpar(), encoder), "describe the track");
    stream.time_base(encoder.time_base());
  }

  /// Encodes a frame and writes whatever is ready; null says that it was the last.
  void encode(@Nullable AVFrame frame) {
    check(avcodec_send_frame(encoder, frame), "encode");
    while (true) {
      int result = avcodec_receive_packet(encoder, packet);
      if (result == AVERROR_EAGAIN() || result == AVERROR_EOF) return;
      check(result, "encode");
      // OpenH264 leaves it open, and the last frame would be shown for no time at all.
      if (packet.duration() == 0) packet.duration(1);
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      check(av_interleaved_write_frame(file, packet), "write the clip");
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avcodec_free_context(encoder);
  }
}
