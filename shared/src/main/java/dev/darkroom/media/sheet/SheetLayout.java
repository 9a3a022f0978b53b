package dev.darkroom.media.sheet;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// Where everything on a contact sheet goes, in pixels.
///
/// @param columns tiles in a row
/// @param pictures pictures side by side in one tile
/// @param pictureHeight height of every picture's frame
/// @param captionHeight room for the caption below it
record SheetLayout(int columns, int pictures, int pictureHeight, int captionHeight) {
  static final int WIDTH = 1600;
  static final int MARGIN = 44;

  private static final int GAP = 28;
  private static final int SEAM = 6;
  private static final int TITLE_HEIGHT = 66;

  /// Frames are neither narrower nor wider than this; pictures beyond it get a mat.
  private static final double ASPECT_MIN = 0.75;

  private static final double ASPECT_MAX = 1.6;

  /// All frames have the shape of the middle picture, so that most fill theirs.
  static SheetLayout of(
      int columns, int picturesInTile, int captionHeight, List<List<BufferedImage>> tiles) {
    var aspects =
        tiles.stream()
            .flatMap(List::stream)
            .mapToDouble(picture -> (double) picture.getWidth() / picture.getHeight())
            .sorted()
            .toArray();
    double aspect = Math.clamp(aspects[aspects.length / 2], ASPECT_MIN, ASPECT_MAX);
    int height = (int) Math.round(pictureWidth(columns, picturesInTile) / aspect);
    return new SheetLayout(columns, picturesInTile, height, captionHeight);
  }

  static int columns(int tiles, boolean pairs) {
    if (pairs) return tiles == 1 ? 1 : tiles <= 12 ? 2 : 3;
    if (tiles <= 3) return tiles;
    if (tiles == 4) return 2;
    return tiles <= 9 ? 3 : tiles <= 20 ? 4 : 5;
  }

  static int pictureWidth(int columns, int picturesInTile) {
    int tile = (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns;
    return (tile - (picturesInTile - 1) * SEAM) / picturesInTile;
  }

  int tileWidth() {
    return (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns;
  }

  int height(int tiles) {
    int rows = (tiles + columns - 1) / columns;
    return 2 * MARGIN + TITLE_HEIGHT + rows * (pictureHeight + captionHeight) + (rows - 1) * GAP;
  }

  /// Frames of the pictures in tile number `index`; a single picture among pairs gets them all.
  List<Rectangle> frames(int index, int shown) {
    int x = MARGIN + index % columns * (tileWidth() + GAP);
    int y = MARGIN + TITLE_HEIGHT + index / columns * (pictureHeight + captionHeight + GAP);
    if (shown == 1) return List.of(new Rectangle(x, y, tileWidth(), pictureHeight));
    int width = pictureWidth(columns, shown);
    var frames = new ArrayList<Rectangle>();
    for (int i = 0; i < shown; i++)
      frames.add(new Rectangle(x + i * (width + SEAM), y, width, pictureHeight));
    return frames;
  }
}
