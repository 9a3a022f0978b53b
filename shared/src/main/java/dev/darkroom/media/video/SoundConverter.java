package dev.darkroom.media.video;

import static dev.darkroom.media.video.VideoLibrary.check;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/// Turns decoded sound of any kind into stereo at [ClipFormat#SOUND_RATE].
final class SoundConverter implements AutoCloseable {
  private static final int CHANNELS = 2;
  private static final int SAMPLES_MAX = 1 << 20;

  private final SwrContext converter = new SwrContext(null);
  private final AVChannelLayout stereo = new AVChannelLayout();
  private float[] samples = new float[0];
  private int count;

  SoundConverter(Decoder from) {
    var context = from.context();
    av_channel_layout_default(stereo, CHANNELS);
    check(
        swr_alloc_set_opts2(
            converter,
            stereo,
            AV_SAMPLE_FMT_FLT,
            ClipFormat.SOUND_RATE,
            context.ch_layout(),
            context.sample_fmt(),
            context.sample_rate(),
            0,
            null),
        "set up the sound");
    check(swr_init(converter), "set up the sound");
  }

  /// Converts; the result is in [#samples].
  void convert(AVFrame sound) {
    int room = check(swr_get_out_samples(converter, sound.nb_samples()), "convert the sound");
    if (room > SAMPLES_MAX) throw new VideoException("the sound comes in pieces that are too long");
    try (var out = new FloatPointer((long) room * CHANNELS);
        var planes = new PointerPointer<FloatPointer>(1).put(out)) {
      int made =
          check(
              swr_convert(converter, planes, room, sound.extended_data(), sound.nb_samples()),
              "convert the sound");
      count = made * CHANNELS;
      if (samples.length < count) samples = new float[count];
      out.get(samples, 0, count);
    }
  }

  /// Left, right, left, right; only the first [#count] are of the last conversion.
  float[] samples() {
    return samples;
  }

  int count() {
    return count;
  }

  @Override
  public void close() {
    swr_free(converter);
    stereo.close();
  }
}
