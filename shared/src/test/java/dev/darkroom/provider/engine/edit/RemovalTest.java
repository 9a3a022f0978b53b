package dev.darkroom.provider.engine.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.media.Region;
import dev.darkroom.media.worker.WorkerListener;
import dev.darkroom.provider.engine.look.RegionEdit;
import dev.darkroom.provider.engine.pixel.Picture;
import dev.darkroom.provider.engine.pixel.Threads;
import dev.darkroom.provider.engine.pixel.Work;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RemovalTest {
  private static final int STRIPE = 12;

  /// Stripes of two colours, with or without a red disc.
  private static BufferedImage stripes(int side, Optional<Region> disc) {
    var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    for (int y = 0; y < side; y += STRIPE) {
      pen.setColor(y / STRIPE % 2 == 0 ? new Color(0x30508a) : new Color(0xd8cfa8));
      pen.fillRect(0, y, side, STRIPE);
    }
    pen.setColor(Color.RED);
    disc.ifPresent(it -> pen.fillOval(it.xPx(), it.yPx(), it.widthPx(), it.heightPx()));
    pen.dispose();
    return image;
  }

  private static BufferedImage without(BufferedImage image, Region region) {
    try (var threads = new Threads(2)) {
      new RegionWork(image, region, new Work(threads, 1, WorkerListener.SILENT))
          .apply(Optional.of(RegionEdit.REMOVE), OptionalInt.empty(), Optional.empty(), List.of());
    }
    return image;
  }

  private static double difference(BufferedImage a, BufferedImage b, Region region) {
    var first = Picture.of(inside(a, region));
    var second = Picture.of(inside(b, region));
    double sum = 0;
    for (int i = 0; i < first.r.length; i++) sum += Math.abs(first.luma(i) - second.luma(i));
    return 255 * sum / first.r.length;
  }

  private static BufferedImage inside(BufferedImage image, Region region) {
    return image.getSubimage(region.xPx(), region.yPx(), region.widthPx(), region.heightPx());
  }

  /// In the middle, at a border, in a corner, and so large that it is worked on at a smaller size.
  @ParameterizedTest
  @CsvSource({
    "160, 60, 50, 40, 40",
    "160, 0, 50, 40, 40",
    "160, 120, 0, 40, 40",
    "700, 150, 150, 320, 310"
  })
  void aPatternGoesOnWhereSomethingWasTakenAway(int side, int x, int y, int width, int height) {
    var region = new Region(x, y, width, height);
    var disc = new Region(x + 4, y + 4, width - 8, height - 8);

    var after = without(stripes(side, Optional.of(disc)), region);

    var wanted = stripes(side, Optional.empty());
    assertThat(difference(stripes(side, Optional.of(disc)), wanted, region)).isGreaterThan(20);
    assertThat(difference(after, wanted, region)).isLessThan(6);
  }

  @Test
  void whereNothingCanBeCopiedTheSurroundingsCloseOverIt() {
    var region = new Region(2, 2, 156, 156);

    var after = without(stripes(160, Optional.of(region)), region);

    assertThat(new Color(after.getRGB(80, 80)).getRed()).isLessThan(230);
  }
}
