package dev.darkroom.media.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.media.PictureException;
import dev.darkroom.media.Region;
import dev.darkroom.media.codec.Encoder;
import dev.darkroom.media.codec.Resize;
import dev.darkroom.media.worker.InlineMediaWorkers;
import dev.darkroom.media.worker.PictureWork;
import dev.darkroom.media.worker.WorkerListener;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// On a photograph with grain, rock and sky: what must read as unchanged, and what must not.
final class CompareTaskTest {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private Path original;

  @BeforeEach
  void copyThePhotograph() throws IOException {
    original = folder.resolve("original.jpg");
    try (var photo = CompareTaskTest.class.getResourceAsStream("../mountain-day.jpg")) {
      assertThat(photo).isNotNull();
      var _ = Files.copy(photo, original);
    }
  }

  private BufferedImage photo() throws IOException {
    return ImageIO.read(original.toFile());
  }

  private Path saved(BufferedImage image, double quality) throws IOException {
    var file = folder.resolve("after.jpg");
    Encoder.jpeg(image, quality, file);
    return file;
  }

  private Path painted(double quality, Consumer<Graphics2D> brush) throws IOException {
    var image = photo();
    var graphics = image.createGraphics();
    brush.accept(graphics);
    graphics.dispose();
    return saved(image, quality);
  }

  private PictureWork.Compared compared(Path after, Optional<Region> region) {
    var work =
        new PictureWork.Compare(
            original.toString(), after.toString(), region.orElse(null), folder.toString());
    var answer =
        new InlineMediaWorkers()
            .run(PictureWork.Compare.TASK, work.toJson(), DEADLINE, WorkerListener.SILENT);
    return PictureWork.read(answer, PictureWork.Compared.class);
  }

  private PictureWork.Compared measured(Path after, Optional<Region> region) {
    var change = compared(after, region);
    assertThat(change.heatMap()).isNotNull();
    return change;
  }

  @Test
  void theSameFileIsUnchanged() {
    var change = measured(original, Optional.empty());

    assertThat(change.unchangedShare()).isEqualTo(1);
    assertThat(change.similarity()).isEqualTo(1, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.75})
  void aJpegSavedAgainReadsAsUnchanged(double quality) throws IOException {
    var change = measured(saved(photo(), quality), Optional.empty());

    assertThat(change.unchangedShare()).isGreaterThan(0.9995);
    assertThat(change.similarity()).isGreaterThan(0.97);
  }

  @Test
  void filmGrainReadsAsUnchanged() throws IOException {
    var random = new SplittableRandom(42);
    var image = photo();
    for (int y = 0; y < image.getHeight(); y++)
      for (int x = 0; x < image.getWidth(); x++) {
        int step = random.nextInt(-6, 7);
        var colour = new Color(image.getRGB(x, y));
        image.setRGB(
            x,
            y,
            new Color(
                    Math.clamp(colour.getRed() + step, 0, 255),
                    Math.clamp(colour.getGreen() + step, 0, 255),
                    Math.clamp(colour.getBlue() + step, 0, 255))
                .getRGB());
      }

    assertThat(measured(saved(image, 0.95), Optional.empty()).unchangedShare())
        .isGreaterThan(0.999);
  }

  /// The painted part is 3.2 % of the area, saved as a provider would.
  @Test
  void aPaintedPartReadsAsItsShareOfTheArea() throws IOException {
    var size = Resize.dimensions(photo());
    int width = (int) Math.round(size.widthPx() * 0.2);
    int height = (int) Math.round(size.heightPx() * 0.16);

    var change =
        measured(
            painted(
                0.75,
                graphics -> {
                  graphics.setColor(new Color(0xC8321E));
                  graphics.fillRect(size.widthPx() / 3, size.heightPx() / 2, width, height);
                }),
            Optional.empty());

    assertThat(change.unchangedShare()).isCloseTo(0.967, within(0.004));
    assertThat(change.similarity()).isBetween(0.9, 0.99);
  }

  @Test
  void whatHappensInsideTheRegionDoesNotCountNotEvenAtItsEdge() throws IOException {
    var image = photo();
    var graphics = image.createGraphics();
    graphics.setColor(Color.MAGENTA);
    graphics.fillRect(100, 80, 160, 120);
    graphics.dispose();
    var after = folder.resolve("after.png");
    Encoder.png(image, after);

    var region = new Region(100, 80, 160, 120);
    assertThat(measured(after, Optional.of(region)).unchangedShare()).isEqualTo(1);
    assertThat(measured(after, Optional.of(region)).similarity()).isEqualTo(1, within(1e-6));
    assertThat(measured(after, Optional.empty()).unchangedShare()).isLessThan(0.98);
  }

  @Test
  void aColourCastOverTheWholePictureIsNotUnchanged() throws IOException {
    var after =
        painted(
            0.9,
            graphics -> {
              graphics.setColor(new Color(255, 120, 0, 60));
              graphics.fillRect(0, 0, 10_000, 10_000);
            });

    assertThat(measured(after, Optional.empty()).unchangedShare()).isLessThan(0.1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2})
  void anotherSizeOfTheSameFrameIsUnchanged(double scale) throws IOException {
    var image = photo();
    var other =
        new Resize.Dimensions(
            (int) Math.round(image.getWidth() * scale),
            (int) Math.round(image.getHeight() * scale));
    var region = new Region(image.getWidth() - 50, image.getHeight() - 50, 50, 50);

    assertThat(measured(saved(Resize.to(image, other), 0.9), Optional.of(region)).unchangedShare())
        .isGreaterThan(0.995);
  }

  @Test
  void anotherFrameIsNotMeasured() throws IOException {
    var image = photo();
    var cropped = image.getSubimage(0, 0, image.getWidth(), image.getHeight() * 97 / 100);

    assertThat(compared(saved(cropped, 0.9), Optional.empty()).heatMap()).isNull();
  }

  @Test
  void theHeatMapGlowsWhereItChangedAndIsDimElsewhere() throws IOException {
    var after =
        painted(
            0.9,
            graphics -> {
              graphics.setColor(Color.RED);
              graphics.fillRect(100, 80, 160, 120);
            });

    var heatMap =
        ImageIO.read(new File(String.valueOf(measured(after, Optional.empty()).heatMap())));

    var before = photo();
    assertThat(heatMap.getWidth()).isEqualTo(before.getWidth());
    assertThat(heatMap.getHeight()).isGreaterThan(before.getHeight());
    assertThat(brightness(heatMap, 120, 100, 120, 80)).isGreaterThan(110);
    assertThat(brightness(heatMap, 400, 20, 100, 100))
        .isLessThan(brightness(before, 400, 20, 100, 100) * 0.6);
  }

  private static double brightness(BufferedImage image, int left, int top, int width, int height) {
    double sum = 0;
    for (int y = top; y < top + height; y++)
      for (int x = left; x < left + width; x++) {
        var colour = new Color(image.getRGB(x, y));
        sum += (colour.getRed() + colour.getGreen() + colour.getBlue()) / 3.0;
      }
    return sum / width / height;
  }

  @Test
  void aShareIsNeverRoundedUp() {
    assertThat(HeatMap.percent(1)).isEqualTo("100.0 %");
    assertThat(HeatMap.percent(0.99999)).isEqualTo("99.9 %");
    assertThat(HeatMap.percent(0)).isEqualTo("0.0 %");
  }

  @Test
  void aFileThatIsNoPictureIsNamedAsSuch() throws IOException {
    var text = Files.writeString(folder.resolve("text.png"), "no picture at all");

    assertThatThrownBy(() -> compared(text, Optional.empty())).isInstanceOf(PictureException.class);
  }
}
