package dev.darkroom.provider.engine.pixel;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// A picture as three planes of gamma-coded sRGB, row by row, 0 to 1. Methods change it in place;
/// values may leave 0 to 1 in between and are clipped when the picture is written.
public final class Picture {
  public final int width;
  public final int height;
  public final float[] r;
  public final float[] g;
  public final float[] b;
  private final int wholeLongSide;

  public Picture(int width, int height) {
    this(width, height, Math.max(width, height));
  }

  /// A part of a picture whose long side is `wholeLongSide`: brushes and grain keep that measure.
  public Picture(int width, int height, int wholeLongSide) {
    this(
        width,
        height,
        wholeLongSide,
        new float[width * height],
        new float[width * height],
        new float[width * height]);
  }

  private Picture(int width, int height, int wholeLongSide, float[] r, float[] g, float[] b) {
    this.width = width;
    this.height = height;
    this.wholeLongSide = wholeLongSide;
    this.r = r;
    this.g = g;
    this.b = b;
  }

  /// Reads the pixels of any image; what is transparent lies on white.
  public static Picture of(BufferedImage image) {
    int longSide = Math.max(image.getWidth(), image.getHeight());
    return of(image, 0, 0, image.getWidth(), image.getHeight(), longSide);
  }

  /// Reads a part of an image.
  public static Picture of(
      BufferedImage image, int left, int top, int width, int height, int wholeLongSide) {
    var picture = new Picture(width, height, wholeLongSide);
    var row = new int[width];
    for (int y = 0, at = 0; y < picture.height; y++) {
      image.getRGB(left, top + y, picture.width, 1, row, 0, picture.width);
      for (int x = 0; x < picture.width; x++, at++) picture.set(at, row[x]);
    }
    return picture;
  }

  private void set(int at, int argb) {
    r[at] = onPaper(argb, 16);
    g[at] = onPaper(argb, 8);
    b[at] = onPaper(argb, 0);
  }

  private static float onPaper(int argb, int shift) {
    float alpha = (argb >>> 24) / 255f;
    return (argb >> shift & 255) / 255f * alpha + 1 - alpha;
  }

  /// One plane of an image: 0 red, 1 green, 2 blue.
  static float[] channel(BufferedImage image, int c) {
    int width = image.getWidth();
    var plane = new float[width * image.getHeight()];
    var row = new int[width];
    for (int y = 0, at = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++, at++) plane[at] = onPaper(row[x], 16 - 8 * c);
    }
    return plane;
  }

  /// The picture with eight bits a channel.
  public BufferedImage toImage() {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int at = 0; at < pixels.length; at++) pixels[at] = rgb(at);
    return image;
  }

  /// The pixel at an index, as `0xRRGGBB`.
  public int rgb(int at) {
    return eightBits(r[at]) << 16 | eightBits(g[at]) << 8 | eightBits(b[at]);
  }

  private static int eightBits(float value) {
    return (int) (Math.clamp(value, 0f, 1f) * 255 + 0.5f);
  }

  public Picture copy() {
    return new Picture(width, height, wholeLongSide, r.clone(), g.clone(), b.clone());
  }

  /// Takes over the pixels of a picture of the same size.
  public void take(Picture other) {
    System.arraycopy(other.r, 0, r, 0, r.length);
    System.arraycopy(other.g, 0, g, 0, g.length);
    System.arraycopy(other.b, 0, b, 0, b.length);
  }

  /// Its planes: red, green, blue.
  public float[][] planes() {
    return new float[][] {r, g, b};
  }

  /// Perceived brightness of a pixel, gamma-coded.
  public float luma(int at) {
    return 0.299f * r[at] + 0.587f * g[at] + 0.114f * b[at];
  }

  public int longSide() {
    return Math.max(width, height);
  }

  /// Lengths in this picture, for a method that was tuned on a long side of 1024 pixels.
  public float scale() {
    return wholeLongSide / 1024f;
  }
}
