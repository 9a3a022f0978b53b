package dev.darkroom.media.codec;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.nio.ByteOrder;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/// Turns FFmpeg's frames into our pictures.
final class FramePixels {
  private static final int SCALER =
      swscale.SWS_BICUBIC | swscale.SWS_FULL_CHR_H_INT | swscale.SWS_ACCURATE_RND;
  private static final int BYTES_PER_PIXEL = 4;
  private static final int UNIT = 1 << 16;

  private FramePixels() {}

  /// The frame as a picture of its own, in sRGB by the profile it carries.
  static BufferedImage image(AVFrame frame) {
    var image = Rgb.blank(frame.width(), frame.height(), hasAlpha(frame));
    put(frame, image, 0, 0);
    return Rgb.of(inColourSpace(image, profileOf(frame)));
  }

  /// Draws the frame with its upper left corner at that place; what lies outside is cut off.
  static void put(AVFrame frame, BufferedImage target, int left, int top) {
    int width = frame.width();
    int rowBytes = width * BYTES_PER_PIXEL;
    try (var pixels = new BytePointer((long) rowBytes * frame.height());
        var planes = new PointerPointer<BytePointer>(pixels, null, null, null);
        var strides = new IntPointer(rowBytes, 0, 0, 0)) {
      convert(frame, planes, strides);
      var ints = pixels.asBuffer().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
      int visible = Math.min(width, target.getWidth() - left);
      int rows = Math.min(frame.height(), target.getHeight() - top);
      if (visible <= 0) return;
      var row = new int[width];
      for (int y = 0; y < rows; y++) {
        var _ = ints.get(y * width, row);
        target.setRGB(left, top + y, visible, 1, row, 0, width);
      }
    }
  }

  private static void convert(AVFrame frame, PointerPointer<BytePointer> to, IntPointer strides) {
    int width = frame.width();
    int height = frame.height();
    var scaler =
        swscale.sws_getContext(
            width,
            height,
            frame.format(),
            width,
            height,
            avutil.AV_PIX_FMT_BGRA,
            SCALER,
            null,
            null,
            (DoublePointer) null);
    if (scaler == null || scaler.isNull()) throw NativeDecoder.damaged();
    try {
      setColours(scaler, frame);
      var done = swscale.sws_scale(scaler, frame.data(), frame.linesize(), 0, height, to, strides);
      if (done != height) throw NativeDecoder.damaged();
    } finally {
      swscale.sws_freeContext(scaler);
    }
  }

  /// Pictures say less about their colours than films do; what is left out means BT.601.
  private static void setColours(SwsContext scaler, AVFrame frame) {
    int matrix =
        frame.colorspace() == avutil.AVCOL_SPC_UNSPECIFIED
            ? swscale.SWS_CS_ITU601
            : frame.colorspace();
    int fullRange = frame.color_range() == avutil.AVCOL_RANGE_JPEG ? 1 : 0;
    var coefficients = swscale.sws_getCoefficients(matrix);
    var _ =
        swscale.sws_setColorspaceDetails(
            scaler, coefficients, fullRange, coefficients, 1, 0, UNIT, UNIT);
  }

  private static boolean hasAlpha(AVFrame frame) {
    var format = avutil.av_pix_fmt_desc_get(frame.format());
    return (format.flags() & avutil.AV_PIX_FMT_FLAG_ALPHA) != 0;
  }

  private static Optional<ICC_Profile> profileOf(AVFrame frame) {
    var data = avutil.av_frame_get_side_data(frame, avutil.AV_FRAME_DATA_ICC_PROFILE);
    return data == null || data.isNull() ? Optional.empty() : profile(data.data(), data.size());
  }

  /// Reads a colour profile; empty when it is none for RGB.
  static Optional<ICC_Profile> profile(BytePointer data, long sizeBytes) {
    var bytes = new byte[Math.toIntExact(sizeBytes)];
    var _ = data.get(bytes);
    try {
      var profile = ICC_Profile.getInstance(bytes);
      return Optional.of(profile).filter(p -> p.getColorSpaceType() == ColorSpace.TYPE_RGB);
    } catch (IllegalArgumentException notAProfile) {
      return Optional.empty();
    }
  }

  /// The same pixels, understood by that profile.
  static BufferedImage inColourSpace(BufferedImage image, Optional<ICC_Profile> profile) {
    if (profile.isEmpty()) return image;
    boolean alpha = image.getColorModel().hasAlpha();
    var model =
        new DirectColorModel(
            new ICC_ColorSpace(profile.get()),
            alpha ? 32 : 24,
            0xff0000,
            0xff00,
            0xff,
            alpha ? 0xff000000 : 0,
            false,
            DataBuffer.TYPE_INT);
    return new BufferedImage(model, image.getRaster(), false, null);
  }
}
