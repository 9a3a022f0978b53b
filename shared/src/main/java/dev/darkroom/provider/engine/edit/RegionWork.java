package dev.darkroom.provider.engine.edit;

import dev.darkroom.media.Region;
import dev.darkroom.provider.engine.look.Method;
import dev.darkroom.provider.engine.look.RegionEdit;
import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.method.Methods;
import dev.darkroom.provider.engine.pixel.Blur;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Resize;
import dev.darkroom.provider.engine.pixel.Work;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Changes a rectangle of an image and not one pixel outside of it.
public final class RegionWork {
  /// How much of the surroundings methods may see, as a share of the region's longer side.
  private static final float SEEN = 0.5f;

  private final BufferedImage image;
  private final Region region;
  private final Work work;

  /// @param region lies in the image
  public RegionWork(BufferedImage image, Region region, Work work) {
    this.image = image;
    this.region = region;
    this.work = work;
  }

  /// Does the edit, then the steps, in place.
  ///
  /// @param colour for [RegionEdit#RECOLOUR]
  /// @param text for [RegionEdit#WRITE]
  public void apply(
      Optional<RegionEdit> edit, OptionalInt colour, Optional<String> text, List<Step> steps) {
    var seen = new Seen(image, region, margin(edit, steps));
    var whole = changed(seen, edit, colour, text, steps);
    // Lettering and removal end at the rim by themselves; the rest fades in.
    boolean hard =
        steps.isEmpty()
            && edit.filter(e -> e == RegionEdit.REMOVE || e == RegionEdit.WRITE).isPresent();
    write(whole, seen, hard ? 0 : Math.min(region.widthPx(), region.heightPx()) / 8f);
  }

  private int margin(Optional<RegionEdit> edit, List<Step> steps) {
    boolean takesSurroundings = edit.filter(RegionEdit.REMOVE::equals).isPresent();
    if (takesSurroundings) return Math.max(image.getWidth(), image.getHeight());
    if (steps.isEmpty()) return 0;
    return Math.round(SEEN * Math.max(region.widthPx(), region.heightPx()));
  }

  /// What is seen, after the edit and the steps. Paint on a large part is laid on at a smaller
  /// size, see [Method#paints].
  private Picture changed(
      Seen seen,
      Optional<RegionEdit> edit,
      OptionalInt colour,
      Optional<String> text,
      List<Step> steps) {
    boolean paints = steps.stream().anyMatch(step -> step.method().paints());
    double scale =
        paints
            ? Math.min(1, Method.SIDE_PX_PAINTED / (double) Math.max(seen.width, seen.height))
            : 1;
    var whole = seen.picture(image, scale, work);
    edit.ifPresent(e -> change(e, whole, scaled(seen.inside, scale, whole), colour, text));
    for (var step : steps) Methods.apply(whole, step, work);
    return Resize.to(whole, seen.width, seen.height, work);
  }

  private static Region scaled(Region region, double scale, Picture whole) {
    if (scale == 1) return region;
    int left = Math.min(whole.width - 1, (int) Math.round(region.xPx() * scale));
    int top = Math.min(whole.height - 1, (int) Math.round(region.yPx() * scale));
    int width = Math.max(1, (int) Math.round(region.widthPx() * scale));
    int height = Math.max(1, (int) Math.round(region.heightPx() * scale));
    return new Region(
        left, top, Math.min(width, whole.width - left), Math.min(height, whole.height - top));
  }

  /// The part of the image that is worked on, and where the region lies in it.
  private record Seen(int left, int top, int width, int height, Region inside, int longSide) {
    Seen(BufferedImage image, Region region, int margin) {
      this(
          Math.max(0, region.xPx() - margin),
          Math.max(0, region.yPx() - margin),
          region,
          image,
          margin);
    }

    private Seen(int left, int top, Region region, BufferedImage image, int margin) {
      this(
          left,
          top,
          Math.min(image.getWidth(), region.xPx() + region.widthPx() + margin) - left,
          Math.min(image.getHeight(), region.yPx() + region.heightPx() + margin) - top,
          new Region(region.xPx() - left, region.yPx() - top, region.widthPx(), region.heightPx()),
          Math.max(image.getWidth(), image.getHeight()));
    }

    Picture picture(BufferedImage image, double scale, Work work) {
      return Resize.of(
          image.getSubimage(left, top, width, height),
          Math.max(1, (int) Math.round(width * scale)),
          Math.max(1, (int) Math.round(height * scale)),
          (int) Math.round(longSide * scale),
          work);
    }
  }

  private void change(
      RegionEdit edit, Picture whole, Region inside, OptionalInt colour, Optional<String> text) {
    if (edit == RegionEdit.REMOVE) {
      new Removal(whole, inside, work).apply();
      return;
    }
    var part = Resize.crop(whole, inside.xPx(), inside.yPx(), inside.widthPx(), inside.heightPx());
    switch (edit) {
      case RECOLOUR -> new Recolour(part, colour.orElseThrow()).apply(part);
      case WRITE -> new Lettering(part).write(text.orElseThrow());
      case BLUR -> blur(part);
      case PIXELATE -> pixelate(part);
      case REMOVE -> throw new IllegalStateException("done above");
    }
    paste(part, whole, inside);
  }

  private void blur(Picture part) {
    float sigma = Math.max(2, Math.min(part.width, part.height) / 7f);
    for (var plane : part.planes())
      Blur.gaussian(plane, new float[plane.length], part.width, part.height, sigma, work);
  }

  private static void pixelate(Picture part) {
    int cell = Math.max(4, Math.max(part.width, part.height) / 9);
    for (var plane : part.planes())
      for (int top = 0; top < part.height; top += cell)
        for (int left = 0; left < part.width; left += cell) level(plane, part, left, top, cell);
  }

  private static void level(float[] plane, Picture part, int left, int top, int cell) {
    int right = Math.min(part.width, left + cell);
    int bottom = Math.min(part.height, top + cell);
    float sum = 0;
    for (int y = top; y < bottom; y++)
      for (int x = left; x < right; x++) sum += plane[y * part.width + x];
    float mean = sum / ((right - left) * (bottom - top));
    for (int y = top; y < bottom; y++)
      for (int x = left; x < right; x++) plane[y * part.width + x] = mean;
  }

  private static void paste(Picture part, Picture whole, Region inside) {
    for (int c = 0; c < 3; c++)
      for (int y = 0; y < part.height; y++)
        System.arraycopy(
            part.planes()[c],
            y * part.width,
            whole.planes()[c],
            (inside.yPx() + y) * whole.width + inside.xPx(),
            part.width);
  }

  private void write(Picture changed, Seen seen, float feather) {
    for (int y = 0; y < region.heightPx(); y++)
      for (int x = 0; x < region.widthPx(); x++) {
        int at = (seen.inside.yPx() + y) * changed.width + seen.inside.xPx() + x;
        int before = image.getRGB(region.xPx() + x, region.yPx() + y);
        float share = feather <= 1 ? 1 : Math.min(1, rim(x, y) / feather);
        image.setRGB(
            region.xPx() + x,
            region.yPx() + y,
            (before & 0xFF000000)
                | mixed(before, changed.rgb(at), share * share * (3 - 2 * share)));
      }
  }

  /// Distance from the region's rim; where that is the image's own border, nothing needs to fade.
  private float rim(int x, int y) {
    float far = Float.MAX_VALUE;
    float left = region.xPx() == 0 ? far : x + 0.5f;
    float top = region.yPx() == 0 ? far : y + 0.5f;
    boolean touchesRight = region.xPx() + region.widthPx() == image.getWidth();
    boolean touchesBottom = region.yPx() + region.heightPx() == image.getHeight();
    float right = touchesRight ? far : region.widthPx() - x - 0.5f;
    float bottom = touchesBottom ? far : region.heightPx() - y - 0.5f;
    return Math.min(Math.min(left, right), Math.min(top, bottom));
  }

  private static int mixed(int from, int to, float share) {
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int a = from >> shift & 255;
      int b = to >> shift & 255;
      result |= Math.clamp(Math.round(a + (b - a) * share), 0, 255) << shift;
    }
    return result;
  }
}
