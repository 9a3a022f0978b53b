package dev.darkroom.media.sheet;

import dev.darkroom.media.codec.Resize;
import dev.darkroom.media.worker.PictureWork.Tile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One picture of many: a grid on dark paper, a title above, a caption below each tile. Tiles of
/// two pictures show before and after side by side, with an arrow between them.
final class ContactSheet {
  static final int TILES_MAX = 200;

  private static final Color PAPER = new Color(0x15171C);
  private static final Color MAT = new Color(0x1F2229);
  private static final Color INK = new Color(0xF1F2F4);
  private static final Color QUIET_INK = new Color(0x9AA1AD);
  private static final int CORNER_PX = 12;
  private static final float TITLE_PX = 34;
  private static final float CAPTION_PX = 19;
  private static final int CAPTION_LINE_PX = 27;

  private final String title;
  private final List<Tile> tiles;
  private final SheetLayout layout;

  /// The pictures of each tile, already small.
  private final List<List<BufferedImage>> pictures = new ArrayList<>();

  private ContactSheet(String title, List<Tile> tiles, Function<String, BufferedImage> decode) {
    this.title = title;
    this.tiles = tiles;
    boolean pairs = tiles.stream().anyMatch(tile -> tile.pictures().size() > 1);
    var columns = SheetLayout.columns(tiles.size(), pairs);
    int widest = SheetLayout.pictureWidth(columns, 1);
    for (var tile : tiles)
      pictures.add(
          tile.pictures().stream()
              .map(picture ->
                  Resize.within(decode.apply(picture), 2 * widest, (long) widest * widest))
              .toList());
    boolean detailed = tiles.stream().anyMatch(tile -> tile.caption().indexOf('\n') >= 0);
    int captionPx = 16 + CAPTION_LINE_PX * (detailed ? 2 : 1);
    this.layout = SheetLayout.of(columns, pairs ? 2 : 1, captionPx, pictures);
  }

  /// Draws the sheet.
  ///
  /// @param tiles 1 to 200
  /// @param decode reads a picture, upright
  static BufferedImage draw(
      String title, List<Tile> tiles, Function<String, BufferedImage> decode) {
    if (tiles.isEmpty() || tiles.size() > TILES_MAX)
      throw new IllegalArgumentException("a contact sheet has 1 to 200 tiles: " + tiles.size());
    return new ContactSheet(title, tiles, decode).draw();
  }

  private BufferedImage draw() {
    int height = layout.height(tiles.size());
    var sheet = new BufferedImage(SheetLayout.WIDTH, height, BufferedImage.TYPE_INT_RGB);
    var graphics = sheet.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Lettering.smooth(graphics);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, SheetLayout.WIDTH, height);
    drawTitle(graphics);
    for (int i = 0; i < tiles.size(); i++) drawTile(i, graphics);
    graphics.dispose();
    return sheet;
  }

  private void drawTitle(Graphics2D graphics) {
    graphics.setFont(Lettering.bold(TITLE_PX));
    graphics.setColor(INK);
    int room = SheetLayout.WIDTH - 2 * SheetLayout.MARGIN;
    graphics.drawString(
        Lettering.fitted(title, graphics.getFontMetrics(), room),
        SheetLayout.MARGIN,
        SheetLayout.MARGIN + graphics.getFontMetrics().getAscent());
  }

  private void drawTile(int index, Graphics2D graphics) {
    var shown = pictures.get(index);
    var frames = layout.frames(index, shown.size());
    for (int i = 0; i < shown.size(); i++) drawPicture(shown.get(i), frames.get(i), graphics);
    if (frames.size() == 2) drawArrow(frames.getFirst(), frames.getLast(), graphics);
    drawCaption(tiles.get(index).caption(), frames.getFirst(), graphics);
  }

  private static void drawPicture(BufferedImage picture, Rectangle frame, Graphics2D graphics) {
    double scale =
        Math.min(
            (double) frame.width / picture.getWidth(), (double) frame.height / picture.getHeight());
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    var place =
        new Rectangle(
            frame.x + (frame.width - width) / 2,
            frame.y + (frame.height - height) / 2,
            width,
            height);
    graphics.setColor(MAT);
    graphics.fill(rounded(frame));
    graphics.setPaint(
        new TexturePaint(Resize.to(picture, new Resize.Dimensions(width, height)), place));
    graphics.fill(rounded(place));
  }

  private static RoundRectangle2D rounded(Rectangle area) {
    return new RoundRectangle2D.Double(
        area.x, area.y, area.width, area.height, CORNER_PX, CORNER_PX);
  }

  /// A disc over the seam of the two pictures, pointing to the second.
  private static void drawArrow(Rectangle before, Rectangle after, Graphics2D graphics) {
    int x = (before.x + before.width + after.x) / 2;
    int y = before.y + before.height / 2;
    int radius = 20;
    graphics.setColor(PAPER);
    graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    var arrow = new Path2D.Double();
    arrow.moveTo(x - 5, y - 9);
    arrow.lineTo(x + 9, y);
    arrow.lineTo(x - 5, y + 9);
    arrow.closePath();
    graphics.setColor(INK);
    graphics.fill(arrow);
  }

  private void drawCaption(String caption, Rectangle frame, Graphics2D graphics) {
    var lines = caption.split("\n", 2);
    int baseline = frame.y + frame.height + CAPTION_LINE_PX;
    graphics.setFont(Lettering.regular(CAPTION_PX));
    for (int i = 0; i < lines.length; i++) {
      graphics.setColor(i == 0 ? INK : QUIET_INK);
      graphics.drawString(
          Lettering.fitted(lines[i], graphics.getFontMetrics(), layout.tileWidth()),
          frame.x,
          baseline + i * CAPTION_LINE_PX);
    }
  }
}
