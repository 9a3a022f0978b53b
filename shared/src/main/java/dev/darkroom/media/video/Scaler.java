package dev.darkroom.media.video;

import static dev.darkroom.media.video.VideoLibrary.check;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;

/// Brings pictures of any size and pixel format into one frame, in BT.709 and limited range, the
/// same on every run.
final class Scaler implements AutoCloseable {
  private static final int ONE = 1 << 16;

  private final AVFrame target;
  private @Nullable SwsContext context;

  Scaler(AVFrame target) {
    this.target = target;
  }

  void scale(AVFrame source) {
    var scaling = contextFor(source);
    int rows =
        sws_scale(
            scaling,
            source.data(),
            source.linesize(),
            0,
            source.height(),
            target.data(),
            target.linesize());
    check(rows, "convert a frame");
  }

  private SwsContext contextFor(AVFrame source) {
    var fitting =
        sws_getCachedContext(
            context,
            source.width(),
            source.height(),
            source.format(),
            target.width(),
            target.height(),
            target.format(),
            SWS_BICUBIC | SWS_ACCURATE_RND | SWS_BITEXACT,
            null,
            null,
            (DoublePointer) null);
    if (fitting == null || fitting.isNull())
      throw new VideoException("the video library cannot convert these frames");
    context = fitting;
    int matrix =
        source.colorspace() == AVCOL_SPC_UNSPECIFIED ? AVCOL_SPC_BT709 : source.colorspace();
    boolean fullRange = source.color_range() == AVCOL_RANGE_JPEG;
    var _ =
        sws_setColorspaceDetails(
            fitting,
            sws_getCoefficients(matrix),
            fullRange ? 1 : 0,
            sws_getCoefficients(AVCOL_SPC_BT709),
            0,
            0,
            ONE,
            ONE);
    return fitting;
  }

  @Override
  public void close() {
    if (context != null) sws_freeContext(context);
    context = null;
  }
}
