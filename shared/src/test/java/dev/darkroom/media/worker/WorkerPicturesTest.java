package dev.darkroom.media.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.media.Change;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.OddFiles;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.media.Pictures;
import dev.darkroom.media.Rights;
import dev.darkroom.media.SampleClips;
import dev.darkroom.media.inspect.Header;
import dev.darkroom.media.inspect.InspectionLimits;
import dev.darkroom.media.rights.Imprint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Through real worker processes, as the bot does it.
final class WorkerPicturesTest {
  private static final PictureLimits JPEG_OF_1024 =
      new PictureLimits(1024, 1_048_576, 5_000_000, Set.of(MediaType.JPEG));
  private static final PictureLimits ANY_OF_1024 =
      new PictureLimits(1024, 1_048_576, 5_000_000, Set.of(MediaType.JPEG, MediaType.PNG));
  private static final ProcessMediaWorkers WORKERS =
      new ProcessMediaWorkers(new WorkerSettings(2, 512, Duration.ofMinutes(1), List.of()));
  private static final Rights RIGHTS =
      new Rights(
          Rights.DigitalSource.ALGORITHMICALLY_ENHANCED,
          "Darkroom engine",
          7,
          Instant.parse("2026-11-24T10:15:30Z"),
          "Commercial use allowed",
          List.of("ab".repeat(32)));
  private static final int REFERENCES = Integer.getInteger("darkroom.test.references", 8);

  private final Pictures pictures =
      new WorkerPictures(WORKERS, InspectionLimits.REFERENCES, Duration.ofMinutes(10));

  @TempDir Path folder;

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  @Test
  @Tag("B03")
  void placeAndOtherMetadataAreGoneAndThePictureIsUpright() throws IOException {
    var jpeg = OddFiles.coded(OddFiles.photo(640, 480, 1), "jpg");
    var file = OddFiles.file(folder, "phone.jpg", OddFiles.withExif(jpeg, 6));

    var prepared = pictures.prepare(file, JPEG_OF_1024, folder.resolve("out"));

    var header = Header.read(prepared);
    assertThat(header.bare()).isTrue();
    assertThat(header.widthPx()).isEqualTo(480);
    assertThat(new String(Files.readAllBytes(prepared), StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif");
  }

  @Test
  void aFileThatCompliesAndSaysNothingElseIsCopiedAsItIs() {
    var file = OddFiles.file(folder, "a.jpg", OddFiles.coded(OddFiles.photo(640, 480, 1), "jpg"));

    var prepared = pictures.prepare(file, JPEG_OF_1024, folder.resolve("out"));

    assertThat(prepared).hasSameBinaryContentAs(file);
    assertThat(pictures.prepare(file, JPEG_OF_1024, folder.resolve("out"))).isEqualTo(prepared);
  }

  @Test
  void aLargePictureIsScaledDownToTheLimits() throws IOException {
    var file = OddFiles.file(folder, "a.png", OddFiles.coded(OddFiles.photo(1600, 1200, 1), "png"));

    var header = Header.read(pictures.prepare(file, JPEG_OF_1024, folder.resolve("out")));

    assertThat(header.type()).isEqualTo(MediaType.JPEG);
    assertThat(header.widthPx()).isEqualTo(1024);
    assertThat(header.heightPx()).isEqualTo(768);
  }

  @Test
  void transparencyIsKeptWhereTheModelTakesIt() throws IOException {
    var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(9, 9, 0xff2060a0);
    var file = OddFiles.file(folder, "a.png", OddFiles.coded(image, "png"));
    var marked = OddFiles.file(folder, "b.png", append(Files.readAllBytes(file), "<script>"));

    var prepared = pictures.prepare(marked, ANY_OF_1024, folder.resolve("out"));

    assertThat(Header.read(prepared).type()).isEqualTo(MediaType.PNG);
    assertThat(new String(Files.readAllBytes(prepared), StandardCharsets.ISO_8859_1))
        .doesNotContain("<script>");
    assertThat(Header.read(pictures.prepare(file, JPEG_OF_1024, folder)).type())
        .isEqualTo(MediaType.JPEG);
  }

  @Test
  @Tag("B04")
  void aPictureThatBreaksInTheDecoderIsOneSentence() throws IOException {
    var png = OddFiles.coded(OddFiles.photo(200, 200, 1), "png");
    for (int i = png.length / 2; i < png.length / 2 + 200; i++) png[i] = 0;
    var file = OddFiles.file(folder, "a.png", png);

    assertThatThrownBy(() -> pictures.prepare(file, JPEG_OF_1024, folder.resolve("out")))
        .isInstanceOf(PictureException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void anOutputThatFitsIsLeftAloneAndALargeOneComesDownTheLadder() throws IOException {
    var file =
        OddFiles.file(folder, "out.png", OddFiles.coded(OddFiles.photo(1600, 1200, 1), "png"));

    assertThat(pictures.fitUnder(file, Files.size(file), folder)).contains(file);
    for (long limit : new long[] {1_500_000, 300_000, 60_000}) {
      var smaller = pictures.fitUnder(file, limit, folder.resolve("out")).orElseThrow();
      assertThat(Files.size(smaller)).isBetween(limit / 4, limit);
      assertThat(Header.read(smaller).type()).isEqualTo(MediaType.JPEG);
    }
    assertThat(pictures.fitUnder(file, 500, folder.resolve("out"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.png", "out.jpg", "out.mp4"})
  void aSmallerOutputStillSaysWhereItComesFrom(String name) throws IOException {
    var bytes =
        name.endsWith("mp4")
            ? SampleClips.mp4(Duration.ofSeconds(2), 320, 240, true)
            : OddFiles.coded(OddFiles.photo(800, 600, 1), name.substring(4));
    var file = OddFiles.file(folder, name, bytes);
    pictures.mark(file, RIGHTS);
    long limit = Files.size(file) / 2;

    var smaller = pictures.fitUnder(file, limit, folder.resolve("out")).orElseThrow();

    assertThat(smaller).isNotEqualTo(file);
    assertThat(Files.size(smaller)).isLessThanOrEqualTo(limit);
    assertThat(Imprint.read(smaller)).contains(RIGHTS);
  }

  @Test
  void aPictureComparedWithItselfIsUnchanged() {
    var file = OddFiles.file(folder, "a.jpg", OddFiles.coded(OddFiles.photo(320, 240, 1), "jpg"));

    assertThat(pictures.compare(file, file, Optional.empty(), folder))
        .isInstanceOfSatisfying(
            Change.Measured.class,
            change -> {
              assertThat(change.unchangedShare()).isEqualTo(1);
              assertThat(change.heatMap()).exists();
            });
  }

  @Test
  void aContactSheetIsDrawn() {
    var file = OddFiles.file(folder, "a.jpg", OddFiles.coded(OddFiles.photo(320, 240, 1), "jpg"));
    var sheet = folder.resolve("sheet.jpg");

    pictures.contactSheet("A look", List.of(new Pictures.Tile(file, "one")), sheet);

    assertThat(sheet).isNotEmptyFile();
  }

  /// Only paths cross the pipe, so however many come at once, this process holds none of them.
  @Test
  @Tag("R03")
  void manyTwelveMegapixelReferencesAtOnceStayOutOfThisHeap() throws Exception {
    var file = OddFiles.file(folder, "a.jpg", OddFiles.coded(OddFiles.photo(4000, 3000, 1), "jpg"));
    var before = usedHeapBytes();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var prepared =
          threads.invokeAll(
              IntStream.range(0, REFERENCES)
                  .<Callable<Path>>mapToObj(
                      i -> () -> pictures.prepare(file, JPEG_OF_1024, folder.resolve("out" + i)))
                  .toList());
      for (var one : prepared) assertThat(one.get()).isNotEmptyFile();
    }

    assertThat(usedHeapBytes() - before).isLessThan(32 << 20);
    // Pixels of one picture go back before the next one comes.
    for (long pid : WORKERS.pids()) assertThat(peakResidentMb(pid)).isLessThan(400);
  }

  /// Most memory that a process had from the system; 0 where that is not told.
  private static long peakResidentMb(long pid) throws IOException {
    var status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) return 0;
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElse(0);
  }

  private static long usedHeapBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static byte[] append(byte[] bytes, String text) {
    var all = Arrays.copyOf(bytes, bytes.length + text.length());
    System.arraycopy(
        text.getBytes(StandardCharsets.ISO_8859_1), 0, all, bytes.length, text.length());
    return all;
  }
}
