package dev.darkroom.provider.engine;

import dev.darkroom.media.PictureException;
import dev.darkroom.media.codec.Decoder;
import dev.darkroom.media.codec.Encoder;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.provider.engine.edit.RegionWork;
import dev.darkroom.provider.engine.look.Method;
import dev.darkroom.provider.engine.look.Step;
import dev.darkroom.provider.engine.method.Methods;
import dev.darkroom.provider.engine.method.Take;
import dev.darkroom.provider.engine.pixel.Palette;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Resize;
import dev.darkroom.provider.engine.pixel.SmartCrop;
import dev.darkroom.provider.engine.pixel.Threads;
import dev.darkroom.provider.engine.pixel.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes a picture from an order. The same order gives the same pixels, on any number of threads.
final class Renderer {
  private static final int SIDE_PX_MAX = 4096;
  private static final long AREA_PX_MAX = 1L << 24;
  private static final double JPEG_QUALITY = 0.95;

  /// References other than the canvas are looked at in this size.
  private static final int PALETTE_SIDE_PX = 512;

  /// The canvas has this much say in the palette that the references share; each other has 1.
  private static final double CANVAS_SAY = 0.35;

  private static final float PALETTE_SHARE = 0.9f;

  private final Threads threads;

  Renderer(Threads threads) {
    this.threads = threads;
  }

  /// @return the file that was written
  /// @throws PictureException when a reference cannot be read
  /// @throws Work.Stopped when the listener says so
  Path render(RenderOrder order, WorkerListener listener) throws IOException {
    var work = new Work(threads, order.seed(), listener);
    return order.region().isPresent() ? edit(order, work) : whole(order, work);
  }

  private static Path edit(RenderOrder order, Work work) throws IOException {
    var image =
        Decoder.readWithin(Path.of(order.references().getFirst()), SIDE_PX_MAX, AREA_PX_MAX);
    var region = order.region().orElseThrow();
    if (!region.fitsIn(image.getWidth(), image.getHeight()))
      throw new PictureException(
          "The region does not lie in the picture, which is "
              + image.getWidth()
              + " x "
              + image.getHeight()
              + " pixels.");
    new RegionWork(image, region, work)
        .apply(order.edit(), order.colour(), order.text(), order.steps());
    var target = Path.of(order.target() + ".png");
    Encoder.png(image, target);
    return target;
  }

  private static Path whole(RenderOrder order, Work work) throws IOException {
    var picture = canvas(order, work);
    harmonise(picture, order.references(), work);
    picture = developed(picture, order, work);
    work.span(0.9, 1);
    work.goOn(0);
    var target = Path.of(order.target() + ".jpg");
    Encoder.jpeg(picture.toImage(), JPEG_QUALITY, target);
    return target;
  }

  /// Does the steps; enlarges the picture behind the last one that paints.
  private static Picture developed(Picture picture, RenderOrder order, Work work) {
    var variation = new Variation(order.seed());
    var steps = order.steps();
    double done = 0.1;
    boolean taken = false;
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      double next = done + 0.8 / steps.size();
      work.span(done, next);
      // The studio looks for an even backdrop, which a take would spoil.
      if (!taken && step.method() != Method.STUDIO) {
        Take.apply(picture, order.seed(), work);
        taken = true;
      }
      Methods.apply(picture, variation.of(step), work);
      if (!paints(steps.subList(i + 1, steps.size()))) picture = grown(picture, order, work);
      done = next;
    }
    if (!taken && !steps.isEmpty()) Take.apply(picture, order.seed(), work);
    return picture;
  }

  private static boolean paints(List<Step> steps) {
    return steps.stream().anyMatch(step -> step.method().paints());
  }

  /// The picture in the size that was ordered.
  private static Picture grown(Picture picture, RenderOrder order, Work work) {
    double scale = order.longSidePx() / (double) picture.longSide();
    return Resize.to(picture, scaled(picture.width, scale), scaled(picture.height, scale), work);
  }

  private static int scaled(int px, double scale) {
    return Math.max(1, (int) Math.round(px * scale));
  }

  private static Picture canvas(RenderOrder order, Work work) throws IOException {
    var file = Path.of(order.references().getFirst());
    var image = Decoder.readWithin(file, SIDE_PX_MAX, AREA_PX_MAX);
    work.goOn(0.03);
    if (order.ratio().isPresent()) {
      var ratio = order.ratio().get();
      image = SmartCrop.to(image, ratio.width(), ratio.height(), work);
    }
    int longSide = order.longSidePx();
    if (paints(order.steps())) longSide = Math.min(longSide, Method.SIDE_PX_PAINTED);
    double scale = longSide / (double) Math.max(image.getWidth(), image.getHeight());
    int width = scaled(image.getWidth(), scale);
    int height = scaled(image.getHeight(), scale);
    return Resize.of(image, width, height, longSide, work);
  }

  /// Moves palette and tone to what the references share.
  private static void harmonise(Picture canvas, List<String> references, Work work)
      throws IOException {
    if (references.size() < 2) return;
    var own = Palette.of(canvas);
    var palettes = new ArrayList<Palette>(List.of(own));
    var weights = new ArrayList<Double>(List.of(CANVAS_SAY));
    for (var reference : references.subList(1, references.size())) {
      var image = Decoder.readWithin(Path.of(reference), PALETTE_SIDE_PX, AREA_PX_MAX);
      palettes.add(Palette.of(Picture.of(image)));
      weights.add(1.0);
    }
    own.move(canvas, Palette.shared(palettes, weights), PALETTE_SHARE, work);
  }
}
