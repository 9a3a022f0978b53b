package dev.darkroom.media.codec;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes pictures without any metadata. Existing files are overwritten.
public final class Encoder {
  static {
    ImageIO.setUseCache(false);
  }

  private Encoder() {}

  /// Baseline JPEG with halved chroma; what is not opaque comes out on white.
  ///
  /// @param quality 0 to 1; 0.95 is hard to tell from the original
  /// @throws IOException when the disk fails
  public static void jpeg(BufferedImage image, double quality, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = new BufferedOutputStream(Files.newOutputStream(file));
        var stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      var param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality((float) quality);
      writer.write(null, new IIOImage(Rgb.opaque(image), List.of(), null), param);
    } finally {
      writer.dispose();
    }
  }

  /// PNG of eight bits a channel, with alpha when the picture has it.
  ///
  /// @throws IOException when the disk fails
  public static void png(BufferedImage image, Path file) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      new PngWriter(out, image).write();
    }
  }

  /// Lossy WebP, with alpha when the picture has it. Call only when [Natives#available].
  ///
  /// @param quality 0 to 1
  /// @throws IOException when the disk fails
  public static void webp(BufferedImage image, double quality, Path file) throws IOException {
    Files.write(file, WebpEncoder.encode(image, quality));
  }
}
