package dev.darkroom.media.codec;

import java.awt.image.BufferedImage;
import java.nio.ByteOrder;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/// Lossy WebP by FFmpeg's libwebp.
final class WebpEncoder {
  private static final int COMPRESSION_LEVEL = 2;

  private WebpEncoder() {}

  static byte[] encode(BufferedImage image, double quality) {
    var codec = avcodec.avcodec_find_encoder_by_name("libwebp");
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    AVFrame frame = avutil.av_frame_alloc();
    AVPacket packet = avcodec.av_packet_alloc();
    try {
      fill(frame, image);
      configure(context, image);
      var options = new AVDictionary(null);
      var _ = avutil.av_dict_set(options, "quality", Double.toString(100 * quality), 0);
      var _ =
          avutil.av_dict_set(options, "compression_level", Integer.toString(COMPRESSION_LEVEL), 0);
      int opened = avcodec.avcodec_open2(context, codec, options);
      avutil.av_dict_free(options);
      check(opened);
      check(avcodec.avcodec_send_frame(context, frame));
      check(avcodec.avcodec_receive_packet(context, packet));
      var bytes = new byte[packet.size()];
      var _ = packet.data().get(bytes);
      return bytes;
    } finally {
      avcodec.av_packet_free(packet);
      avutil.av_frame_free(frame);
      avcodec.avcodec_free_context(context);
    }
  }

  private static void configure(AVCodecContext context, BufferedImage image) {
    context.width(image.getWidth());
    context.height(image.getHeight());
    context.pix_fmt(avutil.AV_PIX_FMT_BGRA);
    context.time_base().num(1).den(1);
  }

  private static void fill(AVFrame frame, BufferedImage image) {
    int width = image.getWidth();
    frame.width(width).height(image.getHeight()).format(avutil.AV_PIX_FMT_BGRA);
    check(avutil.av_frame_get_buffer(frame, 0));
    int stride = frame.linesize(0);
    var row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      var _ = image.getRGB(0, y, width, 1, row, 0, width);
      long at = (long) y * stride;
      var pixels = frame.data(0).position(at).limit(at + 4L * width).asBuffer();
      var _ = pixels.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(row);
    }
  }

  private static void check(int result) {
    if (result < 0) throw new IllegalStateException("WebP encoder answered " + result);
  }
}
