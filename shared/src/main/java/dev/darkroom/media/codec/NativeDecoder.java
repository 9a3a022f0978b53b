package dev.darkroom.media.codec;

import dev.darkroom.media.MediaType;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.inspect.Header;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/// Decodes HEIC, AVIF and WebP with FFmpeg's libraries, where they are.
final class NativeDecoder {
  private NativeDecoder() {}

  /// The primary picture of a HEIC or AVIF file, put together from its tiles and upright.
  static BufferedImage heif(Path file, Header header) {
    var name = header.type() == MediaType.HEIC ? "HEIC" : "AVIF";
    if (!Natives.available())
      throw new PictureException(name + " is not supported on this server, send JPEG.");
    try (var heif = HeifFile.open(file)) {
      return Upright.of(heif.decode(header), header.turn());
    }
  }

  /// A still WebP; the turn is left to the caller.
  static BufferedImage webp(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try (var decoder = FrameDecoder.forCodec(avcodec.AV_CODEC_ID_WEBP)) {
      AVPacket packet = avcodec.av_packet_alloc();
      try {
        if (avcodec.av_new_packet(packet, bytes.length) < 0) throw new OutOfMemoryError("packet");
        packet.data().put(bytes);
        return decoder.decode(packet, FramePixels::image).orElseThrow(NativeDecoder::damaged);
      } finally {
        avcodec.av_packet_free(packet);
      }
    }
  }

  static PictureException damaged() {
    return new PictureException(
        "The picture is damaged and cannot be decoded. Save it again and send that.");
  }
}
