package dev.darkroom.media.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import dev.darkroom.media.PictureException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/// The FFmpeg libraries as they come with the build for one platform. `avdevice` is never touched:
/// it would need window and sound libraries that servers lack.
public final class VideoLibrary {
  private VideoLibrary() {}

  /// Loads the libraries, once.
  ///
  /// @throws PictureException when they are not there for this platform
  public static void require() {
    try {
      Loaded.touch();
    } catch (LinkageError missing) {
      throw new PictureException(
          "This server cannot work on video: its FFmpeg library for "
              + Loader.getPlatform()
              + " is missing or does not load. Build Darkroom on this platform, or with"
              + " -Dnative.platform="
              + Loader.getPlatform()
              + ".",
          missing);
    }
  }

  /// Loads on first use, so that the JVM takes care of "once".
  private static final class Loaded {
    static {
      Loader.load(avcodec.class);
      Loader.load(avformat.class);
      Loader.load(swscale.class);
      Loader.load(swresample.class);
      av_log_set_level(AV_LOG_FATAL);
    }

    private Loaded() {}

    static void touch() {}
  }

  /// The result of a native call that reports failure by a negative number.
  ///
  /// @param attempt what was tried, such as "open the encoder"
  static int check(int result, String attempt) {
    if (result < 0) throw new VideoException("could not " + attempt + ": " + reason(result));
    return result;
  }

  static String reason(int error) {
    var text = new byte[128];
    if (av_strerror(error, text, text.length) < 0) return "error " + error;
    int end = 0;
    while (end < text.length && text[end] != 0) end++;
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }
}
