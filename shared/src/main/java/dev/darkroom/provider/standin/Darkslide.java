package dev.darkroom.provider.standin;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/// Draws what a stand-in gives back: the first reference in another light, marked as a stand-in's.
final class Darkslide {
  private Darkslide() {}

  /// A picture of that size in `png` or `jpg`. The same arguments give the same picture.
  static byte[] picture(
      Optional<byte[]> reference, String type, int widthPx, int heightPx, long seed) {
    var picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    var light = Color.getHSBColor(Math.floorMod(seed, 360L) / 360f, 0.6f, 0.9f);
    pen.setPaint(new GradientPaint(0, 0, light, widthPx, heightPx, Color.DARK_GRAY));
    pen.fillRect(0, 0, widthPx, heightPx);
    reference.flatMap(Darkslide::decoded).ifPresent(it -> cover(pen, it, picture));
    pen.setColor(new Color(light.getRed(), light.getGreen(), light.getBlue(), 90));
    pen.fillRect(0, 0, widthPx, heightPx);
    label(pen, heightPx, seed);
    pen.dispose();
    return encoded(picture, type);
  }

  private static void cover(Graphics2D pen, BufferedImage reference, BufferedImage picture) {
    double scale =
        Math.max(
            picture.getWidth() / (double) reference.getWidth(),
            picture.getHeight() / (double) reference.getHeight());
    int width = (int) Math.ceil(reference.getWidth() * scale);
    int height = (int) Math.ceil(reference.getHeight() * scale);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(
        reference,
        (picture.getWidth() - width) / 2,
        (picture.getHeight() - height) / 2,
        width,
        height,
        null);
  }

  private static void label(Graphics2D pen, int heightPx, long seed) {
    int size = Math.max(10, heightPx / 24);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
    pen.setColor(Color.WHITE);
    pen.drawString("stand-in, seed " + seed, size, heightPx - size);
  }

  /// Empty for what the JDK cannot read, such as WebP.
  private static Optional<BufferedImage> decoded(byte[] bytes) {
    try {
      return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static byte[] encoded(BufferedImage picture, String type) {
    try {
      var out = new ByteArrayOutputStream();
      if (!ImageIO.write(picture, type, out)) throw new IllegalStateException("no " + type);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
