package dev.darkroom.media.compare;

import dev.darkroom.media.sheet.Lettering;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;

/// Where a picture changed, drawn over the dimmed original so that one still sees what is there.
/// Below it stands what the colours mean, and the result in words.
final class HeatMap {
  /// From a difference that is just over the threshold to one that nobody can miss. Brightness
  /// rises all the way, so that it also reads in grey and for people who confuse red and green.
  private static final Color[] RAMP = {
    new Color(0x5B2A9D), new Color(0xC2347F), new Color(0xF4693F), new Color(0xFFC23C), Color.WHITE
  };

  private static final float[] RAMP_STOPS = {0, 0.3f, 0.55f, 0.8f, 1};

  /// The difference at the upper end of the ramp.
  private static final float STRONGEST = 40;

  private static final Color PAPER = new Color(0x15171C);
  private static final Color INK = new Color(0xE9EBEF);
  private static final Color QUIET_INK = new Color(0x9AA1AD);

  /// How much light and colour of the original are left.
  private static final float DIMMED = 0.42f;

  private static final float COLOUR_LEFT = 0.25f;

  private final Comparison comparison;
  private final int width;
  private final int height;
  private final int footer;

  private HeatMap(Comparison comparison) {
    this.comparison = comparison;
    this.width = comparison.base().getWidth();
    this.height = comparison.base().getHeight();
    this.footer = Math.clamp(width / 18, 30, 72);
  }

  static BufferedImage of(Comparison comparison) {
    return new HeatMap(comparison).draw();
  }

  private BufferedImage draw() {
    var image = new BufferedImage(width, height + footer, BufferedImage.TYPE_INT_RGB);
    drawPixels(image);
    var graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Lettering.smooth(graphics);
    drawRegion(graphics);
    graphics.setColor(PAPER);
    graphics.fillRect(0, height, width, footer);
    drawWords(graphics, drawLegend(graphics));
    graphics.dispose();
    return image;
  }

  private void drawPixels(BufferedImage image) {
    var colours = ramp();
    var row = new int[width];
    for (int y = 0; y < height; y++) {
      var _ = comparison.base().getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        float heat = (comparison.difference().at(x, y) - Comparison.CHANGED) / STRONGEST;
        row[x] = heat < 0 ? dimmed(row[x]) : mixed(dimmed(row[x]), colour(colours, heat), heat);
      }
      image.setRGB(0, y, width, 1, row, 0, width);
    }
  }

  private static int dimmed(int rgb) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    float grey = 0.2126f * red + 0.7152f * green + 0.0722f * blue;
    return Math.round(DIMMED * (grey + COLOUR_LEFT * (red - grey))) << 16
        | Math.round(DIMMED * (grey + COLOUR_LEFT * (green - grey))) << 8
        | Math.round(DIMMED * (grey + COLOUR_LEFT * (blue - grey)));
  }

  private static int colour(int[] colours, float heat) {
    return colours[Math.min(colours.length - 1, (int) (heat * colours.length))];
  }

  /// The weakest change still lets the picture through; a strong one covers it.
  private static int mixed(int under, int over, float heat) {
    int cover = Math.round(256 * Math.min(0.92f, 0.62f + heat));
    int left = 256 - cover;
    int redBlue = ((under & 0xff00ff) * left + (over & 0xff00ff) * cover) >>> 8;
    int green = ((under & 0xff00) * left + (over & 0xff00) * cover) >>> 8;
    return (redBlue & 0xff00ff) | (green & 0xff00);
  }

  /// The ramp as 256 colours, painted by the same gradient that the legend shows.
  private static int[] ramp() {
    var strip = new BufferedImage(256, 1, BufferedImage.TYPE_INT_RGB);
    var graphics = strip.createGraphics();
    graphics.setPaint(new LinearGradientPaint(0, 0, 256, 0, RAMP_STOPS, RAMP));
    graphics.fillRect(0, 0, 256, 1);
    graphics.dispose();
    return strip.getRGB(0, 0, 256, 1, null, 0, 256);
  }

  private void drawRegion(Graphics2D graphics) {
    var region = comparison.region();
    if (region.area() == 0) return;
    float thickness = Math.max(1.5f, width / 700f);
    float dash = 5 * thickness;
    for (var line : new Color[] {new Color(0, 0, 0, 150), Color.WHITE}) {
      float phase = line.equals(Color.WHITE) ? 0 : dash;
      graphics.setColor(line);
      graphics.setStroke(
          new BasicStroke(
              thickness,
              BasicStroke.CAP_BUTT,
              BasicStroke.JOIN_MITER,
              10,
              new float[] {dash, dash},
              phase));
      graphics.drawRect(region.left(), region.top(), region.width() - 1, region.height() - 1);
    }
  }

  /// Draws the legend at the right and returns where it starts.
  private int drawLegend(Graphics2D graphics) {
    int margin = footer / 3;
    var font = Lettering.regular(footer * 0.3f);
    graphics.setFont(font);
    var metrics = graphics.getFontMetrics();
    int barWidth = Math.min(width / 5, 5 * footer);
    int barHeight = Math.max(6, footer / 5);
    int right = width - margin - metrics.stringWidth("strong");
    int left = right - margin / 2 - barWidth;
    int start = left - margin / 2 - metrics.stringWidth("slight");
    int baseline = height + (footer + metrics.getAscent() - metrics.getDescent()) / 2;
    graphics.setColor(QUIET_INK);
    graphics.drawString("strong", right, baseline);
    graphics.drawString("slight", start, baseline);
    int top = height + (footer - barHeight) / 2;
    graphics.setPaint(new LinearGradientPaint(left, 0, left + barWidth, 0, RAMP_STOPS, RAMP));
    graphics.fillRoundRect(left, top, barWidth, barHeight, barHeight, barHeight);
    return start;
  }

  private void drawWords(Graphics2D graphics, int room) {
    int margin = footer / 3;
    graphics.setFont(Lettering.bold(footer * 0.34f));
    var metrics = graphics.getFontMetrics();
    var where = comparison.region().area() > 0 ? " outside the region" : "";
    var words = percent(comparison.unchangedShare()) + " unchanged" + where;
    graphics.setColor(INK);
    graphics.drawString(
        Lettering.fitted(words, metrics, room - 2 * margin),
        margin,
        height + (footer + metrics.getAscent() - metrics.getDescent()) / 2);
  }

  /// Never rounds up to 100 %: that would claim too much.
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", Math.floor(share * 1000) / 10);
  }
}
