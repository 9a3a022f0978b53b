package dev.darkroom.media.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.media.codec.Encoder;
import dev.darkroom.media.worker.InlineMediaWorkers;
import dev.darkroom.media.worker.PictureWork;
import dev.darkroom.media.worker.PictureWork.Tile;
import dev.darkroom.media.worker.WorkerListener;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SheetTest {
  @TempDir private Path folder;
  private Path landscape;
  private Path portrait;

  @BeforeEach
  void makePictures() throws IOException {
    landscape = picture("landscape.jpg", 600, 400);
    portrait = picture("portrait.jpg", 300, 900);
  }

  private Path picture(String name, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++)
      for (int x = 0; x < width; x++) image.setRGB(x, y, (x * 255 / width) << 16 | 0x4080);
    var file = folder.resolve(name);
    Encoder.jpeg(image, 0.9, file);
    return file;
  }

  private static Tile tile(String caption, Path... pictures) {
    return new Tile(Stream.of(pictures).map(Path::toString).toList(), caption);
  }

  private BufferedImage sheet(List<Tile> tiles) throws IOException {
    var target = folder.resolve("sheet.jpg");
    var work =
        new PictureWork.ContactSheet("A product line gets one look", tiles, target.toString());
    var _ =
        new InlineMediaWorkers()
            .run(
                PictureWork.ContactSheet.TASK,
                work.toJson(),
                Duration.ofMinutes(1),
                WorkerListener.SILENT);
    return ImageIO.read(target.toFile());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 10, 25})
  void aSheetHasAllTilesInOneWidth(int count) throws IOException {
    var tiles =
        IntStream.range(0, count)
            .mapToObj(i -> tile("#" + i + "\ndetail", i % 3 == 2 ? portrait : landscape))
            .toList();

    var sheet = sheet(tiles);

    assertThat(sheet.getWidth()).isEqualTo(SheetLayout.WIDTH);
    assertThat(sheet.getHeight()).isBetween(300, 6000);
  }

  @Test
  void beforeAndAfterStandSideBySide() throws IOException {
    var sheet = sheet(List.of(tile("before and after", landscape, portrait)));

    int middle = SheetLayout.WIDTH / 2;
    assertThat(sheet.getRGB(middle / 2, 300) & 0xff).isGreaterThan(0x60);
    assertThat(sheet.getRGB(middle + middle / 2, 300) & 0xff).isGreaterThan(0x60);
  }

  @Test
  void aSheetOfNothingOrOfThousandsIsRefused() {
    assertThatThrownBy(() -> ContactSheet.draw("", List.of(), _ -> new BufferedImage(1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            ContactSheet.draw(
                "", Collections.nCopies(201, tile("", landscape)), _ -> new BufferedImage(1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FontMetrics metrics() {
    var graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    graphics.setFont(Lettering.regular(20));
    return graphics.getFontMetrics();
  }

  @Test
  void aLongCaptionIsCutWithAnEllipsisAndFits() {
    var metrics = metrics();

    var fitted = Lettering.fitted("warm golden hour, long soft shadows ".repeat(9), metrics, 300);

    assertThat(fitted).startsWith("warm golden").endsWith("…");
    assertThat(metrics.stringWidth(fitted)).isBetween(250, 300);
    assertThat(Lettering.fitted("short", metrics, 300)).isEqualTo("short");
    assertThat(Lettering.fitted("anything", metrics, 2)).isEmpty();
  }

  @Test
  void whatTheFontCannotDrawIsLeftOut() {
    assertThat(Lettering.fitted("a \uD83D\uDE80 rocket\t\u0007 ›", metrics(), 300))
        .isEqualTo("a rocket ›");
  }

  @Test
  void theChartShowsEveryDay() throws IOException {
    var start = LocalDate.of(2026, 10, 26);
    var days =
        IntStream.range(0, 30)
            .mapToObj(i ->
                new UsageChart.Day(
                    start.plusDays(i), 400L + i * 37 % 600, BigDecimal.valueOf(i % 7 + 1)))
            .toList();
    var target = folder.resolve("chart.png");

    UsageChartTask.draw(new InlineMediaWorkers(), "What the community spent", days, target);

    assertThat(ImageIO.read(target.toFile()).getWidth()).isEqualTo(1200);
    assertThat(Files.size(target)).isGreaterThan(5_000);
  }

  @Test
  void aDayOnWhichNothingWasSpentHasAChartToo() throws IOException {
    var target = folder.resolve("chart.png");
    var day = new UsageChart.Day(LocalDate.of(2026, 11, 24), 0, BigDecimal.ZERO);

    UsageChartTask.draw(new InlineMediaWorkers(), "Nothing yet", List.of(day), target);

    assertThat(target).exists();
  }
}
