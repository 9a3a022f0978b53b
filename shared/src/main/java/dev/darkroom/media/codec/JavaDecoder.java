package dev.darkroom.media.codec;

import dev.darkroom.media.MediaType;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.inspect.Header;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Decodes with the JDK's and TwelveMonkeys' readers.
final class JavaDecoder {
  /// The first reader that is found may be another one on another machine, and worse.
  private static final Map<MediaType, String> READERS =
      Map.of(
          MediaType.JPEG, "com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReader",
          MediaType.PNG, "com.sun.imageio.plugins.png.PNGImageReader",
          MediaType.GIF, "com.sun.imageio.plugins.gif.GIFImageReader",
          MediaType.BMP, "com.sun.imageio.plugins.bmp.BMPImageReader",
          MediaType.TIFF, "com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReader",
          MediaType.WEBP, "com.twelvemonkeys.imageio.plugins.webp.WebPImageReader");

  /// Left to the averaging scaler after pixels were skipped while decoding.
  private static final int SPARE_FACTOR = 4;

  static {
    ImageIO.setUseCache(false);
  }

  private JavaDecoder() {}

  static BufferedImage read(Path file, Header header, int sidePxMax, long areaPxMax)
      throws IOException {
    var reader = reader(header.type());
    try (var in = ImageIO.createImageInputStream(file.toFile())) {
      return read(reader, in, header, sidePxMax, areaPxMax);
    } catch (PictureException refused) {
      throw refused;
    } catch (IOException | RuntimeException e) {
      // Readers throw whatever comes when a file lies to them.
      throw new PictureException(
          "The picture is damaged and cannot be decoded. Save it again and send that.", e);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage read(
      ImageReader reader, ImageInputStream in, Header header, int sidePxMax, long areaPxMax)
      throws IOException {
    reader.setInput(in, true, true);
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width != header.widthPx() || height != header.heightPx())
      if (header.type() != MediaType.GIF)
        throw new PictureException("The picture is damaged: its header is garbled. Save it again.");
    var param = reader.getDefaultReadParam();
    skipPixels(param, width, height, sidePxMax, areaPxMax);
    var image = Rgb.of(reader.read(0, param));
    return header.type() == MediaType.GIF ? onCanvas(image, header) : image;
  }

  /// A picture much larger than needed is decoded with pixels left out, but to several times the
  /// size that is needed, so that averaging afterwards still hides it.
  private static void skipPixels(
      ImageReadParam param, int width, int height, int sidePxMax, long areaPxMax) {
    var target = new Resize.Dimensions(width, height).within(sidePxMax, areaPxMax);
    int every = Math.min(width / target.widthPx(), height / target.heightPx()) / SPARE_FACTOR;
    if (every > 1) param.setSourceSubsampling(every, every, 0, 0);
  }

  /// The first frame of an animation may cover a part of the picture only; the rest is paper.
  private static BufferedImage onCanvas(BufferedImage frame, Header header) {
    var opaque = Rgb.opaque(frame);
    int width = header.widthPx();
    int height = header.heightPx();
    if (opaque.getWidth() == width && opaque.getHeight() == height) return opaque;
    if (opaque.getWidth() < width || opaque.getHeight() < height) return opaque;
    var canvas = Rgb.blank(width, height, false);
    Graphics2D graphics = canvas.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(opaque, 0, 0, null);
    graphics.dispose();
    return canvas;
  }

  private static ImageReader reader(MediaType type) {
    var readers = ImageIO.getImageReadersBySuffix(type.extension());
    while (readers.hasNext()) {
      var reader = readers.next();
      if (reader.getClass().getName().equals(READERS.get(type))) return reader;
    }
    throw new IllegalStateException("no reader for " + type + " on the class path");
  }
}
