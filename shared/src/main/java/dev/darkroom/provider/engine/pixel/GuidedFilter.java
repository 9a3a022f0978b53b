package dev.darkroom.provider.engine.pixel;

/// Smoothing that keeps edges: the fast guided filter (He and Sun, 2015), guided by brightness. All
/// averages are taken on a reduced grid.
public final class GuidedFilter {
  private final Picture picture;
  private final Work work;
  private final int factor;
  private final int radius;
  private final float epsilon;
  private final Plane guideMean;
  private final Plane guideVariance;

  /// Measures the guide once; the channels can then be smoothed one by one.
  ///
  /// @param radius half the width of the averages in pixels
  /// @param epsilon how much variance counts as an edge, such as 0.01
  public GuidedFilter(Picture picture, float radius, float epsilon, Work work) {
    this.picture = picture;
    this.work = work;
    this.factor = Math.max(1, Math.round(radius / 4));
    this.radius = Math.max(1, Math.round(radius / factor));
    this.epsilon = epsilon;
    this.guideMean = mean(picture::luma);
    this.guideVariance = mean(at -> picture.luma(at) * picture.luma(at));
    for (int i = 0; i < guideMean.v.length; i++)
      guideVariance.v[i] = Math.max(0, guideVariance.v[i] - guideMean.v[i] * guideMean.v[i]);
  }

  private Plane mean(Plane.Source source) {
    var plane = Plane.reduce(picture.width, picture.height, factor, source, work);
    Blur.box(
        plane.v, new float[plane.v.length], plane.width, plane.height, Math.max(1, radius), work);
    return plane;
  }

  /// The smoothed channel as a line in brightness: `slope * luma + offset`, both reduced.
  private record Line(Plane slope, Plane offset) {}

  private Line fit(float[] channel) {
    var mean = mean(at -> channel[at]);
    var slope = mean(at -> channel[at] * picture.luma(at));
    for (int i = 0; i < slope.v.length; i++) {
      float covariance = slope.v[i] - mean.v[i] * guideMean.v[i];
      slope.v[i] = covariance / (guideVariance.v[i] + epsilon);
      mean.v[i] -= slope.v[i] * guideMean.v[i];
    }
    var scratch = new float[slope.v.length];
    Blur.box(slope.v, scratch, slope.width, slope.height, radius, work);
    Blur.box(mean.v, scratch, mean.width, mean.height, radius, work);
    return new Line(slope, mean);
  }

  /// The smoothed brightness, as a new plane.
  public Plane brightness() {
    var luma = Plane.luma(picture, work);
    var line = fit(luma.v);
    work.rows(picture.height, (from, to) -> apply(line, luma.v, from, to));
    return luma;
  }

  /// Smooths the whole picture in place.
  public void smooth() {
    smooth((at, smooth) -> {
      picture.r[at] = smooth[0];
      picture.g[at] = smooth[1];
      picture.b[at] = smooth[2];
    });
  }

  /// Uses the smoothed red, green and blue of the pixel at an index; may change that pixel.
  public interface Use {
    void at(int index, float[] smooth);
  }

  /// Hands out what every pixel would be, without a second picture in memory.
  public void smooth(Use use) {
    var lines = new Line[] {fit(picture.r), fit(picture.g), fit(picture.b)};
    work.rows(picture.height, (from, to) -> apply(lines, use, from, to));
  }

  private void apply(Line line, float[] luma, int from, int to) {
    int w = picture.width;
    var slope = new float[w];
    var offset = new float[w];
    for (int y = from; y < to; y++) {
      line.slope.enlargedRow(y, w, picture.height, slope);
      line.offset.enlargedRow(y, w, picture.height, offset);
      for (int x = 0, at = y * w; x < w; x++, at++) luma[at] = slope[x] * luma[at] + offset[x];
    }
  }

  private void apply(Line[] lines, Use use, int from, int to) {
    int w = picture.width;
    var slopes = new float[3][w];
    var offsets = new float[3][w];
    var smooth = new float[3];
    for (int y = from; y < to; y++) {
      for (int c = 0; c < 3; c++) {
        lines[c].slope.enlargedRow(y, w, picture.height, slopes[c]);
        lines[c].offset.enlargedRow(y, w, picture.height, offsets[c]);
      }
      for (int x = 0, at = y * w; x < w; x++, at++) {
        float luma = picture.luma(at);
        for (int c = 0; c < 3; c++) smooth[c] = slopes[c][x] * luma + offsets[c][x];
        use.at(at, smooth);
      }
    }
  }
}
