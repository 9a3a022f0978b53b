package dev.darkroom.media.video;

import static dev.darkroom.media.video.VideoLibrary.check;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;

/// The sound of a clip: gathers stereo samples into the encoder's frames and encodes them as AAC.
final class SoundTrack implements AutoCloseable {
  private static final int CHANNELS = 2;

  private final Track track;
  private final AVFrame frame = av_frame_alloc();
  private final float[] left;
  private final float[] right;
  private int gathered;
  private long samplesDone;

  SoundTrack(AVFormatContext file, ClipFormat format) {
    track = new Track(file, "aac");
    try {
      open(format);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    int frameSamples = track.encoder().frame_size();
    left = new float[frameSamples];
    right = new float[frameSamples];
  }

  private void open(ClipFormat format) {
    var encoder = track.encoder();
    encoder.sample_fmt(AV_SAMPLE_FMT_FLTP);
    encoder.sample_rate(ClipFormat.SOUND_RATE);
    av_channel_layout_default(encoder.ch_layout(), CHANNELS);
    encoder.bit_rate(format.soundBitsPerSecond());
    encoder.time_base(av_make_q(1, ClipFormat.SOUND_RATE));
    var options = new AVDictionary(null);
    try {
      track.open(options);
    } finally {
      av_dict_free(options);
    }
    frame.format(AV_SAMPLE_FMT_FLTP);
    frame.sample_rate(ClipFormat.SOUND_RATE);
    av_channel_layout_default(frame.ch_layout(), CHANNELS);
    frame.nb_samples(encoder.frame_size());
    check(av_frame_get_buffer(frame, 0), "reserve memory for sound");
  }

  void add(float[] stereo, int count) {
    for (int i = 0; i + 1 < count; i += CHANNELS) {
      left[gathered] = clip(stereo[i]);
      right[gathered] = clip(stereo[i + 1]);
      if (++gathered == left.length) encodeGathered();
    }
  }

  void finish() {
    if (gathered > 0) encodeGathered();
    track.encode(null);
  }

  /// Encodes what was gathered; only the last frame may be short.
  private void encodeGathered() {
    check(av_frame_make_writable(frame), "reserve memory for sound");
    new FloatPointer(frame.data(0)).put(left, 0, gathered);
    new FloatPointer(frame.data(1)).put(right, 0, gathered);
    frame.nb_samples(gathered);
    frame.pts(samplesDone);
    samplesDone += gathered;
    gathered = 0;
    track.encode(frame);
  }

  private static float clip(float sample) {
    return Math.clamp(sample, -1f, 1f);
  }

  @Override
  public void close() {
    av_frame_free(frame);
    track.close();
  }
}
