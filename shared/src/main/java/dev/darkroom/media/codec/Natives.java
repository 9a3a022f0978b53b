package dev.darkroom.media.codec;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether this machine has the optional native library for HEIC, AVIF, WebP and MP4. Ask only in a
/// media worker: asking loads it.
public final class Natives {
  private static final Logger log = LoggerFactory.getLogger(Natives.class);

  private Natives() {}

  /// Loaded once, on first use.
  private static final class Holder {
    private static final boolean AVAILABLE = load();

    private static boolean load() {
      try {
        var _ = Loader.load(avutil.class);
        var _ = Loader.load(swscale.class);
        var _ = Loader.load(avcodec.class);
        var _ = Loader.load(avformat.class);
        avutil.av_log_set_level(avutil.AV_LOG_FATAL);
        return true;
      } catch (LinkageError | RuntimeException absent) {
        log.atWarn()
            .addKeyValue("cause", absent.toString())
            .log("native codecs are not available: no HEIC, no AVIF, no video");
        return false;
      }
    }
  }

  public static boolean available() {
    return Holder.AVAILABLE;
  }
}
