package dev.darkroom.media.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.media.Inspection;
import dev.darkroom.media.Inspection.Accepted;
import dev.darkroom.media.Inspection.Problem;
import dev.darkroom.media.Inspection.Rejected;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.OddFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InspectorTest {
  private final Inspector inspector = new Inspector(InspectionLimits.REFERENCES);

  @TempDir Path folder;

  private Inspection inspect(byte[] bytes) {
    return inspector.inspect(OddFiles.file(folder, "upload", bytes));
  }

  private void assertRejected(byte[] bytes, Problem problem, String words) {
    assertThat(inspect(bytes))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.problem()).isEqualTo(problem);
              assertThat(rejected.sentence()).contains(words).hasLineCount(1).endsWith(".");
            });
  }

  private Accepted accepted(byte[] bytes) {
    assertThat(inspect(bytes)).isInstanceOf(Accepted.class);
    return (Accepted) inspect(bytes);
  }

  @ParameterizedTest
  @CsvSource({"jpg, JPEG", "png, PNG", "gif, GIF", "bmp, BMP", "tif, TIFF"})
  void theTypeIsDecidedByTheBytes(String format, MediaType type) {
    var facts = accepted(OddFiles.coded(OddFiles.quarters(64, 48), format)).facts();

    assertThat(facts.type()).isEqualTo(type);
    assertThat(facts.widthPx()).isEqualTo(64);
    assertThat(facts.heightPx()).isEqualTo(48);
  }

  @Test
  void anIphonePictureIsMeasuredAsItIsSeen() {
    var facts = accepted(OddFiles.sample("heic-grid-iphone-like.heic")).facts();

    assertThat(facts.type()).isEqualTo(MediaType.HEIC);
    assertThat(facts.widthPx()).isEqualTo(3000);
    assertThat(facts.heightPx()).isEqualTo(4000);
  }

  @Test
  void aTurnedJpegIsMeasuredAsItIsSeen() {
    var jpeg = OddFiles.coded(OddFiles.quarters(64, 48), "jpg");

    assertThat(accepted(OddFiles.withExif(jpeg, 6)).facts().widthPx()).isEqualTo(48);
    assertThat(accepted(OddFiles.withExif(jpeg, 3)).facts().widthPx()).isEqualTo(64);
  }

  @Test
  @Tag("B01")
  void whatTheHeaderClaimsIsRefusedBeforeAnythingIsDecoded() {
    assertRejected(OddFiles.pngClaiming(30_000, 30_000), Problem.TOO_MANY_PIXELS, "16384");
    assertRejected(OddFiles.pngClaiming(16_000, 16_000), Problem.TOO_MANY_PIXELS, "50 megapixels");
    assertRejected(OddFiles.pngClaiming(-1, 5), Problem.DAMAGED, "size is impossible");
    assertRejected(OddFiles.pngClaiming(0, 5), Problem.DAMAGED, "size is impossible");
    assertRejected(OddFiles.pngClaiming(4, 4), Problem.TOO_SMALL, "at least 16");
    assertRejected(OddFiles.gif(10_000), Problem.TOO_MANY_FRAMES, "1000 frames");
    assertThat(accepted(OddFiles.gif(12)).facts().frames()).isEqualTo(12);
  }

  @Test
  @Tag("B01")
  void aHundredMegabytesAreRefusedByTheirSizeAlone() throws IOException {
    var file = OddFiles.file(folder, "large.jpg", OddFiles.coded(OddFiles.quarters(32, 32), "jpg"));
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(100_000_000);
    }

    assertThat(inspector.inspect(file))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.problem()).isEqualTo(Problem.TOO_MANY_BYTES);
              assertThat(rejected.sentence()).contains("25 MB");
            });
  }

  @Test
  @Tag("B02")
  void whatIsNoPictureIsCalledWhatItIs() {
    assertRejected(new byte[0], Problem.EMPTY, "0 bytes");
    assertRejected(text("just some words"), Problem.NOT_A_PICTURE, "not a picture");
    assertRejected(text("<?xml version='1.0'?>\n<svg/>"), Problem.UNSUPPORTED_TYPE, "PNG");
    assertRejected(text("%PDF-1.7 ..."), Problem.UNSUPPORTED_TYPE, "PDF");
    assertRejected(text("<!DOCTYPE html><script>"), Problem.NOT_A_PICTURE, "web page");
    assertRejected(text("PK\u0003\u0004"), Problem.NOT_A_PICTURE, "not a picture");
    assertThat(inspector.inspect(folder.resolve("missing"))).isInstanceOf(Rejected.class);
    assertThat(inspector.inspect(folder)).isInstanceOf(Rejected.class);
  }

  @Test
  @Tag("B02")
  void aPictureWithAnotherFileBehindItIsAPictureButNotPassedOnAsItIs() throws IOException {
    var png = OddFiles.coded(OddFiles.quarters(32, 32), "png");
    var jpeg = OddFiles.coded(OddFiles.quarters(32, 32), "jpg");

    for (var picture : new byte[][] {png, jpeg}) {
      var polyglot = Arrays.copyOf(picture, picture.length + 200);
      System.arraycopy(text("<script>"), 0, polyglot, picture.length, 8);
      assertThat(inspect(polyglot)).isInstanceOf(Accepted.class);
      assertThat(Header.read(OddFiles.file(folder, "bare", picture)).bare()).isTrue();
      assertThat(Header.read(OddFiles.file(folder, "more", polyglot)).bare()).isFalse();
    }
  }

  @Test
  @Tag("B02")
  void theNameOfAFileSaysNothing() {
    var png = OddFiles.file(folder, "notes.txt", OddFiles.coded(OddFiles.quarters(32, 32), "png"));
    var words = OddFiles.file(folder, "photo.png", text("dear diary"));

    assertThat(inspector.inspect(png))
        .isInstanceOfSatisfying(
            Accepted.class, yes -> assertThat(yes.facts().type()).isEqualTo(MediaType.PNG));
    assertThat(inspector.inspect(words)).isInstanceOf(Rejected.class);
  }

  /// Nothing is allocated in proportion to what a header claims or a file unpacks to.
  @Test
  @Tag("B01")
  void bombsAreLookedAtInLittleMemory() {
    var bombs =
        List.of(
            OddFiles.pngClaiming(30_000, 30_000),
            OddFiles.gif(10_000),
            OddFiles.pngWithProfileBomb(200));
    long before = allocatedBytes();

    for (var bomb : bombs) assertThat(inspect(bomb)).isNotNull();

    assertThat(allocatedBytes() - before).isLessThan(64 << 20);
  }

  private static long allocatedBytes() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "bmp", "tif", "gif"})
  @Tag("B04")
  void whatIsCutShortIsDamaged(String format) {
    var whole = OddFiles.coded(OddFiles.photo(200, 150, 1), format);

    for (int percent : new int[] {1, 10, 50, 90, 99}) {
      var cut = Arrays.copyOf(whole, whole.length * percent / 100);
      assertThat(inspect(cut)).as("%s cut to %d %%", format, percent).isInstanceOf(Rejected.class);
    }
  }

  @Test
  @Tag("B04")
  void aHeicThatIsCutShortIsDamaged() {
    var whole = OddFiles.sample("heic-grid-iphone-like.heic");

    assertRejected(Arrays.copyOf(whole, whole.length / 2), Problem.DAMAGED, "cut short");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
