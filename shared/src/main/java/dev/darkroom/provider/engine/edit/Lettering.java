package dev.darkroom.provider.engine.edit;

import dev.darkroom.provider.engine.pixel.Picture;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// New lettering on a sign: the old letters go, their colour stays. Plain letters, no perspective.
final class Lettering {
  private static final float FILLS_WIDTH = 0.86f;
  private static final float FILLS_HEIGHT = 0.66f;

  /// How far from the plate's colour a pixel must be to count as part of a letter.
  private static final float LETTER = 0.16f;

  private final Picture sign;
  private final float[] plate = new float[3];
  private final float[] ink = new float[3];

  /// @param sign the region alone
  Lettering(Picture sign) {
    this.sign = sign;
    samplePlate();
    sampleInk();
  }

  /// Replaces what is written, in place.
  void write(String text) {
    clean();
    draw(text);
  }

  /// The most common colour, from the rim inwards: the median of a frame of pixels.
  private void samplePlate() {
    int frame = Math.max(1, Math.min(sign.width, sign.height) / 8);
    var found = new ArrayList<Integer>();
    for (int y = 0; y < sign.height; y++)
      for (int x = 0; x < sign.width; x++) {
        int inset = Math.min(Math.min(x, sign.width - 1 - x), Math.min(y, sign.height - 1 - y));
        if (inset >= frame / 3 && inset <= frame) found.add(y * sign.width + x);
      }
    for (int c = 0; c < 3; c++) {
      var plane = sign.planes()[c];
      var values = new float[found.size()];
      for (int i = 0; i < values.length; i++) values[i] = plane[found.get(i)];
      Arrays.sort(values);
      plate[c] = values.length == 0 ? plane[0] : values[values.length / 2];
    }
  }

  /// The mean of what differs most from the plate; black or white where nothing does.
  private void sampleInk() {
    var distances = new float[sign.r.length];
    for (int at = 0; at < distances.length; at++) distances[at] = distance(at);
    var sorted = distances.clone();
    Arrays.sort(sorted);
    float far = sorted[(int) (sorted.length * 0.93)];
    int count = 0;
    for (int at = 0; at < distances.length; at++) {
      if (distances[at] < far) continue;
      for (int c = 0; c < 3; c++) ink[c] += sign.planes()[c][at];
      count++;
    }
    for (int c = 0; c < 3; c++) ink[c] /= count;
    if (far >= LETTER) return;
    float bright = 0.299f * plate[0] + 0.587f * plate[1] + 0.114f * plate[2];
    Arrays.fill(ink, bright > 0.5f ? 0.1f : 0.95f);
  }

  private float distance(int at) {
    return Math.abs(sign.r[at] - plate[0])
        + Math.abs(sign.g[at] - plate[1])
        + Math.abs(sign.b[at] - plate[2]);
  }

  /// Paints the letters over with the plate, keeping its shade from rim to rim.
  private void clean() {
    for (int c = 0; c < 3; c++) {
      var plane = sign.planes()[c];
      var shade = plane.clone();
      for (int at = 0; at < shade.length; at++) if (distance(at) > LETTER) shade[at] = plate[c];
      Membrane.fill(shade, sign.width, sign.height);
      System.arraycopy(shade, 0, plane, 0, plane.length);
    }
  }

  private void draw(String text) {
    var mask = new BufferedImage(sign.width, sign.height, BufferedImage.TYPE_BYTE_GRAY);
    var pen = mask.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    lines(pen, fitted(pen, text));
    pen.dispose();
    var raster = mask.getRaster();
    for (int y = 0; y < sign.height; y++)
      for (int x = 0; x < sign.width; x++) {
        float share = raster.getSample(x, y, 0) / 255f;
        int at = y * sign.width + x;
        for (int c = 0; c < 3; c++) {
          var plane = sign.planes()[c];
          plane[at] += share * (ink[c] - plane[at]);
        }
      }
  }

  private record Fit(List<TextLayout> lines, float pitch) {}

  /// The text in one line or two, whichever comes out larger.
  private Fit fitted(Graphics2D pen, String text) {
    var one = fitted(pen, List.of(text));
    int middle = middleGap(text);
    if (middle < 0) return one;
    var two = fitted(pen, List.of(text.substring(0, middle), text.substring(middle + 1).strip()));
    return two.pitch > 1.15f * one.pitch ? two : one;
  }

  private static int middleGap(String text) {
    int best = -1;
    for (int i = 1; i < text.length() - 1; i++)
      if (text.charAt(i) == ' '
          && (best < 0 || Math.abs(i - text.length() / 2) < Math.abs(best - text.length() / 2)))
        best = i;
    return best;
  }

  private Fit fitted(Graphics2D pen, List<String> lines) {
    var font = new Font(Font.SANS_SERIF, Font.BOLD, 100);
    var context = pen.getFontRenderContext();
    double widest = 1;
    for (var line : lines)
      widest = Math.max(widest, new TextLayout(line, font, context).getBounds().getWidth());
    double tall = new TextLayout("H", font, context).getBounds().getHeight();
    double byWidth = FILLS_WIDTH * sign.width / widest;
    double byHeight = FILLS_HEIGHT * sign.height / (tall * (1 + 1.45 * (lines.size() - 1)));
    var sized = font.deriveFont((float) Math.max(4, 100 * Math.min(byWidth, byHeight)));
    return new Fit(
        lines.stream().map(line -> new TextLayout(line, sized, context)).toList(),
        (float) (tall * sized.getSize2D() / 100));
  }

  private void lines(Graphics2D pen, Fit fit) {
    float step = 1.45f * fit.pitch;
    float baseline = (sign.height + fit.pitch - step * (fit.lines.size() - 1)) / 2;
    for (var line : fit.lines) {
      var bounds = line.getBounds();
      float x = (float) ((sign.width - bounds.getWidth()) / 2 - bounds.getX());
      line.draw(pen, x, baseline);
      baseline += step;
    }
  }
}
