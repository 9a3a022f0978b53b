package dev.darkroom.provider.engine.film;

import java.awt.image.BufferedImage;

/// Draws the picture as the camera sees it. Every few pixels it works out which place of the
/// picture is seen there, near places displaced against far ones, and it fills in between; the
/// picture bends like a sheet of rubber and cannot tear.
///
/// Immutable: frames may be drawn by several threads.
final class Stage {
  private static final int CELL_PX = 8;
  private static final int FIXED = 16;

  /// More than the frame has, so that it stays sharp while the camera goes nearer.
  private static final double SPARE = 1.18;

  private final int widthPx;
  private final int heightPx;
  private final int pictureWidth;
  private final int pictureHeight;
  private final int[] picture;
  private final Field depth;

  Stage(BufferedImage source, Field depth, int widthPx, int heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.depth = depth;
    pictureWidth = (int) Math.round(widthPx * SPARE);
    pictureHeight = (int) Math.round(heightPx * SPARE);
    picture =
        Scaling.filling(source, pictureWidth, pictureHeight)
            .getRGB(0, 0, pictureWidth, pictureHeight, null, 0, pictureWidth);
  }

  /// Fills `frame` with the view from `pose`.
  void draw(Camera.Pose pose, Frame frame) {
    int columns = (widthPx + CELL_PX - 1) / CELL_PX + 1;
    int rows = (heightPx + CELL_PX - 1) / CELL_PX + 1;
    var placesX = new int[columns * rows];
    var placesY = new int[columns * rows];
    var place = new double[2];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        seenAt(pose, column * CELL_PX, row * CELL_PX, place);
        placesX[row * columns + column] = fixed(place[0], pictureWidth);
        placesY[row * columns + column] = fixed(place[1], pictureHeight);
      }
    }
    for (int y = 0; y < heightPx; y++) drawRow(frame, y, columns, placesX, placesY);
  }

  /// Which place of the picture, each way from 0 to 1, is seen at a pixel.
  private void seenAt(Camera.Pose pose, int x, int y, double[] place) {
    double across = 2.0 * x / widthPx - 1;
    double down = (2.0 * y - heightPx) / widthPx;
    double turnedX = across - pose.roll() * down;
    double turnedY = down + pose.roll() * across;
    double shape = (double) widthPx / heightPx;
    place[0] = (turnedX / pose.zoom() + pose.x() + 1) / 2;
    place[1] = ((turnedY / pose.zoom() + pose.y()) * shape + 1) / 2;
    // Twice: the depth of the place that is seen decides which place is seen.
    for (int i = 0; i < 2; i++) {
      double near = depth.at(place[0], place[1]) - 0.5;
      double zoom = pose.zoom() * (1 + pose.dolly() * near);
      place[0] = (turnedX / zoom + pose.x() - pose.shiftX() * near + 1) / 2;
      place[1] = ((turnedY / zoom + pose.y() - pose.shiftY() * near) * shape + 1) / 2;
    }
  }

  private static int fixed(double place, int sizePx) {
    double at = Math.clamp(place * sizePx - 0.5, 0, sizePx - 1.001);
    return (int) (at * (1 << FIXED));
  }

  private void drawRow(Frame frame, int y, int columns, int[] placesX, int[] placesY) {
    int top = y / CELL_PX * columns;
    int share = y % CELL_PX;
    int index = y * widthPx;
    int end = index + widthPx;
    for (int column = 0; index < end; column++) {
      int above = top + column;
      int fromX = between(placesX[above], placesX[above + columns], share);
      int fromY = between(placesY[above], placesY[above + columns], share);
      int stepX =
          (between(placesX[above + 1], placesX[above + 1 + columns], share) - fromX) / CELL_PX;
      int stepY =
          (between(placesY[above + 1], placesY[above + 1 + columns], share) - fromY) / CELL_PX;
      int cellEnd = Math.min(end, index + CELL_PX);
      for (; index < cellEnd; index++) {
        frame.rgb()[index] = sample(fromX, fromY);
        fromX += stepX;
        fromY += stepY;
      }
    }
  }

  private static int between(int above, int below, int share) {
    return above + (below - above) / CELL_PX * share;
  }

  /// The colour at a place in 16.16 fixed point, between four pixels.
  private int sample(int x, int y) {
    int index = (y >> FIXED) * pictureWidth + (x >> FIXED);
    int right = x >> 8 & 255;
    int down = y >> 8 & 255;
    int upper = mix(picture[index], picture[index + 1], right);
    int lower = mix(picture[index + pictureWidth], picture[index + pictureWidth + 1], right);
    return mix(upper, lower, down);
  }

  /// Red and blue in one multiplication, green in the other.
  private static int mix(int from, int to, int share) {
    int rest = 256 - share;
    int redBlue = (from & 0xff00ff) * rest + (to & 0xff00ff) * share + 0x800080;
    int green = (from & 0x00ff00) * rest + (to & 0x00ff00) * share + 0x008000;
    return ((redBlue >>> 8) & 0xff00ff) | ((green >>> 8) & 0x00ff00);
  }
}
