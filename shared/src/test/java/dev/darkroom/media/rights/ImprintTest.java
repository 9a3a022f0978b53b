package dev.darkroom.media.rights;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.darkroom.media.PictureException;
import dev.darkroom.media.Rights;
import dev.darkroom.media.Rights.DigitalSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every kind of file that can carry rights, with files that the JDK's own reader opens. Where
/// `exiftool` is installed it reads them too; where not, those tests say that they were skipped.
final class ImprintTest {
  private static final Rights RIGHTS =
      new Rights(
          DigitalSource.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
          "Nano Banana 2 <\"4K\"> & more",
          123,
          Instant.parse("2026-11-24T10:15:30Z"),
          "Commercial use allowed — © you & us",
          List.of("ab".repeat(32), "cd".repeat(32)));

  private static final Rights SHORT =
      new Rights(
          DigitalSource.ALGORITHMICALLY_ENHANCED,
          "Darkroom engine",
          7,
          Instant.parse("2026-11-24T10:15:30Z"),
          "",
          List.of());

  @TempDir private Path folder;

  /// One small file of each kind.
  enum Kind {
    PNG,
    JPEG,
    WEBP_LOSSY,
    WEBP_LOSSLESS,
    WEBP_EXTENDED,
    MP4,
    MP4_OPEN_ENDED;

    byte[] bytes() throws IOException {
      return switch (this) {
        case PNG -> encoded("png");
        case JPEG -> encoded("jpg");
        case WEBP_LOSSY -> base64("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
        case WEBP_LOSSLESS -> base64("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        case WEBP_EXTENDED ->
            base64(
                "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQB"
                    + "AJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==");
        case MP4 -> boxes(box("ftyp", "isom0000isom"), box("moov", "x"), box("mdat", "samples"));
        case MP4_OPEN_ENDED -> {
          var open = box("mdat", "samples");
          Arrays.fill(open, 0, 4, (byte) 0);
          yield boxes(box("ftyp", "isom0000isom"), box("moov", "x"), open);
        }
      };
    }

    boolean isPicture() {
      return this != MP4 && this != MP4_OPEN_ENDED;
    }

    private static byte[] encoded(String format) throws IOException {
      var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 1200; i++) image.setRGB(i % 40, i / 40, i * 7919);
      var out = new ByteArrayOutputStream();
      assertThat(ImageIO.write(image, format, out)).isTrue();
      return out.toByteArray();
    }

    private static byte[] base64(String text) {
      return Base64.getDecoder().decode(text);
    }
  }

  private static byte[] box(String type, String data) {
    return box(type, data.getBytes(ISO_8859_1));
  }

  private static byte[] box(String type, byte[] data) {
    return ByteBuffer.allocate(8 + data.length)
        .putInt(8 + data.length)
        .put(type.getBytes(ISO_8859_1))
        .put(data)
        .array();
  }

  private static byte[] boxes(byte[]... boxes) {
    var out = new ByteArrayOutputStream();
    for (var box : boxes) out.writeBytes(box);
    return out.toByteArray();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("output"), bytes);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadBack(Kind kind) throws IOException {
    var file = file(kind.bytes());
    assertThat(Imprint.read(file)).isEmpty();

    Imprint.write(file, RIGHTS);

    assertThat(Imprint.read(file)).contains(RIGHTS);
    assertThat(folder.toFile().list()).containsExactly("output");
  }

  @ParameterizedTest
  @EnumSource
  void markingAgainReplacesTheFirstMarkAndLeavesNothingOfIt(Kind kind) throws IOException {
    var file = file(kind.bytes());
    Imprint.write(file, SHORT);
    var once = Files.readAllBytes(file);

    Imprint.write(file, RIGHTS);
    Imprint.write(file, SHORT);

    assertThat(Files.readAllBytes(file)).isEqualTo(once);
  }

  @ParameterizedTest
  @EnumSource
  void thePixelsStayWhatTheyWere(Kind kind) throws IOException {
    assumeTrue(kind.isPicture(), "a clip has samples, not pixels");
    var file = file(kind.bytes());
    var before = pixels(file);

    Imprint.write(file, RIGHTS);

    assertThat(pixels(file)).isEqualTo(before);
  }

  private static int[] pixels(Path file) throws IOException {
    var image = ImageIO.read(file.toFile());
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void theSamplesOfAClipStayWhereItsTablesPointTo() throws IOException {
    var original = Kind.MP4.bytes();
    var file = file(original);

    Imprint.write(file, RIGHTS);

    assertThat(Arrays.copyOf(Files.readAllBytes(file), original.length)).isEqualTo(original);
  }

  @Test
  void anotherProgramsPacketWithinAClipBecomesFreeSpaceOfTheSameSize() throws IOException {
    var uuid = HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");
    var file =
        file(
            boxes(
                box("ftyp", "isom0000isom"),
                box("uuid", boxes(uuid, "<theirs/>".getBytes(ISO_8859_1))),
                box("mdat", "samples")));
    int samplesAt = text(file).indexOf("samples");

    Imprint.write(file, RIGHTS);

    assertThat(Imprint.read(file)).contains(RIGHTS);
    assertThat(text(file).indexOf("samples")).isEqualTo(samplesAt);
  }

  @Test
  void aProvidersSealedFileIsLeftAsItIs() throws IOException {
    var sealed =
        boxes(
            box("ftyp", "isom0000isom"),
            box("uuid", HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481")),
            box("mdat", "samples"));
    var file = file(sealed);

    Imprint.write(file, RIGHTS);

    assertThat(Files.readAllBytes(file)).isEqualTo(sealed);
  }

  @Test
  void theBuiltInEngineIsNeverCalledAnAiSystem() throws IOException {
    var file = file(Kind.JPEG.bytes());

    Imprint.write(file, SHORT);
    assertThat(text(file)).contains("algorithmicallyEnhanced").doesNotContain("AISystemUsed");

    Imprint.write(file, RIGHTS);
    assertThat(text(file)).contains("AISystemUsed").doesNotContain("algorithmicallyEnhanced");
  }

  @Test
  void anotherProgramsXmpIsNotTakenForOurs() {
    assertThat(XmpPacket.rights("<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")).isEmpty();
    assertThat(XmpPacket.rights("not XML at all")).isEmpty();
    assertThat(XmpPacket.rights("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"))
        .isEmpty();
  }

  @Test
  void aFileThatIsNoneOfThemIsRefusedInOneSentence() throws IOException {
    var file = file("GIF89a and so on".getBytes(ISO_8859_1));

    assertThatThrownBy(() -> Imprint.write(file, RIGHTS))
        .isInstanceOf(PictureException.class)
        .hasMessage("Only JPEG, PNG, WebP and MP4 files can carry rights; this is none of them.");
  }

  /// Cuts and flips at random places: a sentence or a file, never a hang or a stray exception.
  @ParameterizedTest
  @EnumSource
  void aDamagedFileIsRefusedOrMarkedButNothingElseHappens(Kind kind) throws IOException {
    var random = new SplittableRandom(kind.name().hashCode());
    var whole = kind.bytes();
    for (int i = 0; i < 200; i++) {
      var bytes = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      var file = file(bytes);
      try {
        Imprint.write(file, RIGHTS);
      } catch (PictureException refused) {
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
      }
      assertThat(folder.toFile().list()).containsExactly("output");
    }
  }

  @ParameterizedTest
  @EnumSource
  void exiftoolReadsTheSame(Kind kind) throws Exception {
    assumeTrue(exiftoolIsInstalled(), "exiftool is not installed: not compared with it");
    assumeTrue(kind != Kind.MP4_OPEN_ENDED, "the same as MP4 once it is written");
    var file = file(kind.bytes());
    Imprint.write(file, RIGHTS);

    var said = run("exiftool", "-s", "-G1", "-a", "-charset", "utf8", file.toString());

    assertThat(said)
        .contains("CreatorTool", "Darkroom")
        .contains("compositeWithTrainedAlgorithmicMedia")
        .contains("Commercial use allowed — © you & us")
        .contains("2026:11:24 10:15:30Z")
        .contains("Nano Banana 2 <\"4K\"> & more")
        .contains("ab".repeat(32) + ", " + "cd".repeat(32))
        .doesNotContain("Warning", "Error");
  }

  private static boolean exiftoolIsInstalled() throws InterruptedException {
    try {
      return new ProcessBuilder("exiftool", "-ver").start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static String run(String... command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), ISO_8859_1);
  }
}
