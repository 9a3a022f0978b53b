package dev.darkroom.media.video;

import static dev.darkroom.media.video.VideoLibrary.check;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR0;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.IntPointer;

/// The pictures of a clip: converts to `yuv420p` and encodes with OpenH264.
final class VideoTrack implements AutoCloseable {
  private static final int PROFILE_HIGH = 100;
  private static final int KEY_FRAME_EVERY_SECONDS = 2;

  private final Track track;
  private final ClipFormat format;
  private final AVFrame rgb;
  private final AVFrame yuv;
  private final Scaler scaler;
  private long nextIndex;

  VideoTrack(AVFormatContext file, ClipFormat format) {
    this.format = format;
    track = new Track(file, "libopenh264");
    rgb = newFrame(AV_PIX_FMT_BGR0);
    yuv = newFrame(AV_PIX_FMT_YUV420P);
    scaler = new Scaler(yuv);
    try {
      open();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private AVFrame newFrame(int pixelFormat) {
    var frame = av_frame_alloc();
    frame.format(pixelFormat);
    frame.width(format.widthPx());
    frame.height(format.heightPx());
    frame.colorspace(AVCOL_SPC_BT709);
    frame.color_range(AVCOL_RANGE_MPEG);
    check(av_frame_get_buffer(frame, 0), "reserve memory for a frame");
    return frame;
  }

  private void open() {
    var encoder = track.encoder();
    encoder.width(format.widthPx());
    encoder.height(format.heightPx());
    encoder.pix_fmt(AV_PIX_FMT_YUV420P);
    encoder.color_range(AVCOL_RANGE_MPEG);
    encoder.colorspace(AVCOL_SPC_BT709);
    encoder.color_primaries(AVCOL_PRI_BT709);
    encoder.color_trc(AVCOL_TRC_BT709);
    encoder.profile(PROFILE_HIGH);
    encoder.time_base(av_make_q(1, format.framesPerSecond()));
    encoder.framerate(av_make_q(format.framesPerSecond(), 1));
    encoder.gop_size(format.framesPerSecond() * KEY_FRAME_EVERY_SECONDS);
    encoder.bit_rate(format.videoBitsPerSecond());
    encoder.rc_max_rate(format.videoBitsPerSecond() * 3L / 2);
    var options = new AVDictionary(null);
    try {
      check(av_dict_set(options, "rc_mode", "bitrate", 0), "set an option");
      check(av_dict_set(options, "coder", "cabac", 0), "set an option");
      track.open(options);
    } finally {
      av_dict_free(options);
    }
  }

  void frame(int[] pixels) {
    int width = format.widthPx();
    if (pixels.length != width * format.heightPx())
      throw new IllegalArgumentException("frame of the wrong size: " + pixels.length);
    int rowInts = rgb.linesize(0) / Integer.BYTES;
    var out = new IntPointer(rgb.data(0));
    for (int y = 0; y < format.heightPx(); y++)
      out.position((long) y * rowInts).put(pixels, y * width, width);
    frame(rgb, nextIndex);
  }

  void frame(AVFrame picture, long index) {
    if (index < nextIndex) throw new IllegalArgumentException("frame out of order: " + index);
    check(av_frame_make_writable(yuv), "reserve memory for a frame");
    scaler.scale(picture);
    yuv.pts(index);
    nextIndex = index + 1;
    track.encode(yuv);
  }

  void finish() {
    track.encode(null);
  }

  @Override
  public void close() {
    scaler.close();
    av_frame_free(rgb);
    av_frame_free(yuv);
    track.close();
  }
}
