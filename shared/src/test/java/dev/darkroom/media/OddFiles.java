package dev.darkroom.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/// Files as they come from phones, from editors and from people who mean harm.
public final class OddFiles {
  private OddFiles() {}

  /// A bundled sample photograph.
  public static byte[] sample(String name) {
    try (InputStream in = OddFiles.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalArgumentException(name);
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes the bytes to a file of that name.
  public static Path file(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A picture coded by the JDK: `jpg`, `png`, `gif`, `bmp`, `tif`.
  public static byte[] coded(BufferedImage image, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) throw new IllegalStateException(format);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Four quarters: red, green / blue, white. Tells every turn from every other.
  public static BufferedImage quarters(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var colours = new Color[] {Color.RED, Color.GREEN, Color.BLUE, Color.WHITE};
    var graphics = image.createGraphics();
    for (int i = 0; i < 4; i++) {
      graphics.setColor(colours[i]);
      graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
    }
    graphics.dispose();
    return image;
  }

  /// A photograph of that size as a camera would make it: a sample scaled up, with seeded grain, so
  /// that it takes as many bytes and as much decoding as a real one.
  public static BufferedImage photo(int width, int height, long seed) {
    try {
      var source = ImageIO.read(OddFiles.class.getResourceAsStream("mountain-day.jpg"));
      var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      var graphics = image.createGraphics();
      graphics.drawImage(source, 0, 0, width, height, null);
      graphics.dispose();
      var random = new SplittableRandom(seed);
      var row = new int[width];
      for (int y = 0; y < height; y++) {
        var _ = image.getRGB(0, y, width, 1, row, 0, width);
        for (int x = 0; x < width; x++) row[x] = grained(row[x], random.nextInt(17) - 8);
        image.setRGB(0, y, width, 1, row, 0, width);
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int grained(int rgb, int grain) {
    int red = Math.clamp((rgb >> 16 & 0xff) + grain, 0, 255);
    int green = Math.clamp((rgb >> 8 & 0xff) + grain, 0, 255);
    int blue = Math.clamp((rgb & 0xff) + grain, 0, 255);
    return red << 16 | green << 8 | blue;
  }

  /// The JPEG with an EXIF block of that orientation and a place on earth.
  public static byte[] withExif(byte[] jpeg, int orientation) {
    var exif = ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + 2 + 12 + 4).order(ByteOrder.BIG_ENDIAN);
    exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
    exif.putShort((short) 2);
    exif.putShort((short) 274).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0);
    exif.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(8 + 2 + 24 + 4);
    exif.putInt(0);
    exif.putShort((short) 1).putShort((short) 1).putShort((short) 2).putInt(2);
    exif.put("N\0\0\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(0);
    return withSegment(jpeg, 0xe1, exif.array());
  }

  /// The JPEG with one more segment behind its start.
  public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    var out = ByteBuffer.allocate(jpeg.length + content.length + 4);
    out.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker);
    out.putShort((short) (content.length + 2)).put(content);
    return out.put(jpeg, 2, jpeg.length - 2).array();
  }

  /// A PNG of a few dozen bytes that claims to be that large.
  public static byte[] pngClaiming(int width, int height) {
    var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) 8).put((byte) 6);
    return png(chunk("IHDR", header.array()), chunk("IDAT", deflated(new byte[10])));
  }

  /// A real small PNG with a colour profile that unpacks to that many megabytes.
  public static byte[] pngWithProfileBomb(int megabytes) {
    var png = coded(quarters(32, 32), "png");
    var profile = new ByteArrayOutputStream();
    profile.writeBytes("x\0\0".getBytes(StandardCharsets.ISO_8859_1));
    profile.writeBytes(deflated(new byte[megabytes << 20]));
    var bomb = chunk("iCCP", profile.toByteArray());
    var out = new ByteArrayOutputStream();
    out.write(png, 0, 33);
    out.writeBytes(bomb);
    out.write(png, 33, png.length - 33);
    return out.toByteArray();
  }

  /// A GIF of that many frames of one pixel each, on a screen of 32 by 32.
  public static byte[] gif(int frames) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("GIF89a".getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(new byte[] {32, 0, 32, 0, (byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1});
    var frame = new byte[] {',', 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0};
    for (int i = 0; i < frames; i++) out.writeBytes(frame);
    out.write(';');
    return out.toByteArray();
  }

  private static byte[] png(byte[]... chunks) {
    var out = new ByteArrayOutputStream();
    out.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
    for (var chunk : chunks) out.writeBytes(chunk);
    out.writeBytes(chunk("IEND", new byte[0]));
    return out.toByteArray();
  }

  private static byte[] chunk(String type, byte[] content) {
    var bytes = new ByteArrayOutputStream();
    var name = type.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(name);
    sum.update(content);
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(content.length);
      out.write(name);
      out.write(content);
      out.writeInt((int) sum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) {
    var deflater = new Deflater(9);
    deflater.setInput(bytes);
    deflater.finish();
    var out = new byte[bytes.length / 500 + 1_000];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }
}
