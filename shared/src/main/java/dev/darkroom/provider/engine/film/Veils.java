package dev.darkroom.provider.engine.film;

import java.util.List;

/// Lays veils over a frame, all of them in one pass: worked out every few pixels and filled in
/// between.
final class Veils {
  private static final int CELL_PX = 16;
  private static final int PARTS = 4;
  private static final int FIXED = 16;

  private final List<Veil> veils;

  Veils(List<Veil> veils) {
    this.veils = List.copyOf(veils);
  }

  void cover(Frame frame, double moment) {
    int columns = (frame.widthPx() + CELL_PX - 1) / CELL_PX + 1;
    int rows = (frame.heightPx() + CELL_PX - 1) / CELL_PX + 1;
    var grid = new float[columns * rows * PARTS];
    boolean visible = false;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = (double) column * CELL_PX / frame.widthPx();
        double y = (double) row * CELL_PX / frame.heightPx();
        visible |= addUp(grid, (row * columns + column) * PARTS, x, y, moment);
      }
    }
    if (!visible) return;
    for (int y = 0; y < frame.heightPx(); y++) coverRow(frame, y, grid, columns);
  }

  /// All veils at one point, each over the ones before it; false where there is nothing to see.
  private boolean addUp(float[] grid, int at, double x, double y, double moment) {
    var one = new float[PARTS];
    float through = 1;
    for (var veil : veils) {
      veil.at(x, y, moment, one);
      for (int c = 0; c < 3; c++) grid[at + c] = grid[at + c] * (1 - one[3]) + one[c];
      through *= 1 - one[3];
    }
    grid[at + 3] = through;
    return through < 0.999f || grid[at] + grid[at + 1] + grid[at + 2] > 0.5f;
  }

  private static void coverRow(Frame frame, int y, float[] grid, int columns) {
    int above = y / CELL_PX * columns * PARTS;
    int below = above + columns * PARTS;
    float share = (float) (y % CELL_PX) / CELL_PX;
    var value = new int[PARTS];
    var step = new int[PARTS];
    for (int left = 0; left < frame.widthPx(); left += CELL_PX) {
      int cell = left / CELL_PX * PARTS;
      for (int c = 0; c < PARTS; c++) {
        int here = fixed(grid[above + cell + c], grid[below + cell + c], share);
        int next = fixed(grid[above + cell + PARTS + c], grid[below + cell + PARTS + c], share);
        value[c] = here;
        step[c] = (next - here) / CELL_PX;
      }
      int end = y * frame.widthPx() + Math.min(frame.widthPx(), left + CELL_PX);
      coverCell(frame.rgb(), y * frame.widthPx() + left, end, value, step);
    }
  }

  private static int fixed(float above, float below, float share) {
    return (int) ((above + (below - above) * share) * (1 << FIXED));
  }

  private static void coverCell(int[] rgb, int start, int end, int[] value, int[] step) {
    int red = value[0];
    int green = value[1];
    int blue = value[2];
    int through = value[3];
    for (int i = start; i < end; i++) {
      int old = rgb[i];
      int newRed = covered((old >> 16) & 255, through, red);
      int newGreen = covered((old >> 8) & 255, through, green);
      int newBlue = covered(old & 255, through, blue);
      rgb[i] = (newRed << 16) | (newGreen << 8) | newBlue;
      red += step[0];
      green += step[1];
      blue += step[2];
      through += step[3];
    }
  }

  private static int covered(int old, int through, int added) {
    return Math.min(255, (old * through + added + (1 << (FIXED - 1))) >>> FIXED);
  }
}
