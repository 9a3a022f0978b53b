package dev.darkroom.media.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.darkroom.media.MediaType;
import dev.darkroom.media.OddFiles;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.inspect.Header;
import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecoderTest {
  private static final int MUTATIONS = Integer.getInteger("darkroom.test.mutations", 1_000);

  @TempDir Path folder;

  private BufferedImage decode(byte[] bytes) throws IOException {
    return Decoder.read(OddFiles.file(folder, "upload", bytes));
  }

  private static void assertColour(BufferedImage image, int x, int y, Color expected) {
    var actual = new Color(image.getRGB(x, y));
    int distance =
        Math.abs(actual.getRed() - expected.getRed())
            + Math.abs(actual.getGreen() - expected.getGreen())
            + Math.abs(actual.getBlue() - expected.getBlue());
    assertThat(distance).as("%s at %d,%d, expected %s", actual, x, y, expected).isLessThan(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp", "tif"})
  void everyJavaFormatComesOutAsItWas(String format) throws IOException {
    var image = decode(OddFiles.coded(OddFiles.quarters(64, 48), format));

    assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    assertColour(image, 10, 10, Color.RED);
    assertColour(image, 50, 10, Color.GREEN);
    assertColour(image, 10, 40, Color.BLUE);
    assertColour(image, 50, 40, Color.WHITE);
  }

  /// Where red is seen, and where green is, tells every orientation from every other.
  @ParameterizedTest
  @CsvSource({
    "1, 10, 10, 50, 10", "2, 50, 10, 10, 10", "3, 50, 40, 10, 40", "4, 10, 40, 50, 40",
    "5, 10, 10, 10, 50", "6, 40, 10, 40, 50", "7, 40, 50, 40, 10", "8, 10, 50, 10, 10"
  })
  void aJpegIsTurnedUpright(int orientation, int redX, int redY, int greenX, int greenY)
      throws IOException {
    var jpeg = OddFiles.coded(OddFiles.quarters(64, 48), "jpg");

    var image = decode(OddFiles.withExif(jpeg, orientation));

    assertThat(image.getWidth()).isEqualTo(orientation >= 5 ? 48 : 64);
    assertColour(image, redX, redY, Color.RED);
    assertColour(image, greenX, greenY, Color.GREEN);
  }

  @Test
  void greyOfSixteenBitsWithAlphaKeepsItsTone() throws IOException {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_USHORT);
    var raster = model.createCompatibleWritableRaster(32, 32);
    for (int i = 0; i < 32 * 32; i++)
      raster.setPixel(i % 32, i / 32, new int[] {100 << 8, i < 512 ? 0xffff : 0});
    var grey = new BufferedImage(model, raster, false, null);

    var image = decode(OddFiles.coded(grey, "png"));

    assertThat(image.getType()).isEqualTo(BufferedImage.TYPE_INT_ARGB);
    assertThat(image.getRGB(5, 5)).isEqualTo(0xff646464);
    assertThat(image.getRGB(5, 30) >>> 24).isZero();
  }

  @Test
  void aTransparentGifStandsOnWhite() throws IOException {
    var clear = new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB);
    clear.setRGB(3, 3, 0xffff0000);

    var image = decode(OddFiles.coded(clear, "gif"));

    assertColour(image, 20, 20, Color.WHITE);
    assertColour(image, 3, 3, Color.RED);
  }

  /// Phones write Display P3. Its red is beyond sRGB, so it is a stronger number there than here.
  @Test
  @Tag("B03")
  void aColourProfileIsAppliedAndNotCarriedOn() throws IOException {
    var srgb = Color.decode("#c08040");
    var jpeg = OddFiles.coded(filled(displayP3(), srgb), "jpg");
    var marked = OddFiles.withSegment(jpeg, 0xe2, profileSegment(displayP3Profile()));

    var image = decode(marked);

    assertColour(decode(jpeg), 5, 5, numbers(displayP3(), srgb));
    assertColour(image, 5, 5, srgb);
  }

  @Test
  void anIphonePictureIsPutTogetherWithoutSeams() throws IOException {
    assumeThat(Natives.available()).isTrue();
    var image = decode(OddFiles.sample("heic-grid-iphone-like.heic"));
    assertThat(image.getWidth()).isEqualTo(3000);
    assertThat(image.getHeight()).isEqualTo(4000);

    // Where two tiles meet, lossy coding alone makes a step of 9 to 15. The rest of this picture
    // was
    // compared with libheif's by hand: 50.4 dB.
    for (int seam = 512; seam < 3000; seam += 512) {
      assertThat(stepAcrossRow(image, seam)).isLessThan(20);
      assertThat(stepAcrossColumn(image, 3000 - seam)).isLessThan(20);
    }
  }

  /// How much a row differs from the one above; a tile in the wrong place or colour would show.
  private static double stepAcrossRow(BufferedImage image, int y) {
    double sum = 0;
    for (int x = 0; x < image.getWidth(); x++)
      sum += Math.abs(green(image, x, y) - green(image, x, y - 1));
    return sum / image.getWidth();
  }

  private static double stepAcrossColumn(BufferedImage image, int x) {
    double sum = 0;
    for (int y = 0; y < image.getHeight(); y++)
      sum += Math.abs(green(image, x, y) - green(image, x - 1, y));
    return sum / image.getHeight();
  }

  private static int green(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) >> 8 & 0xff;
  }

  @Test
  void aLargeWebpIsNotGreenAtTheBottom() throws IOException {
    assumeThat(Natives.available()).isTrue();
    var photo = OddFiles.photo(1200, 3200, 7);
    var file = folder.resolve("large.webp");
    Encoder.webp(photo, 0.9, file);

    var header = Header.read(file);
    var byJava = Rgb.opaque(JavaDecoder.read(file, header, 16_384, 50_000_000));
    var byNative = Decoder.read(file);

    assertThat(header.type()).isEqualTo(MediaType.WEBP);
    assertThat(psnr(photo, byNative)).isGreaterThan(30);
    assertThat(psnr(byNative, byJava)).isGreaterThan(40);
  }

  @Test
  void transparencySurvivesWebpAndPng() throws IOException {
    assumeThat(Natives.available()).isTrue();
    var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 64 * 64; i++) image.setRGB(i % 64, i / 64, i % 64 < 32 ? 0 : 0xff2060a0);
    Encoder.webp(image, 0.92, folder.resolve("a.webp"));
    Encoder.png(image, folder.resolve("a.png"));

    for (var name : new String[] {"a.webp", "a.png"}) {
      var decoded = Decoder.read(folder.resolve(name));
      assertThat(decoded.getRGB(5, 5) >>> 24).as(name).isZero();
      assertThat(decoded.getRGB(50, 5) >>> 24).as(name).isEqualTo(255);
      assertColour(decoded, 50, 50, new Color(0x2060a0));
    }
  }

  @Test
  void ourPngIsLosslessAndSmallerThanTheJdks() throws IOException {
    var photo = OddFiles.photo(400, 300, 3);
    var file = folder.resolve("ours.png");

    Encoder.png(photo, file);

    assertThat(psnr(photo, Decoder.read(file))).isInfinite();
    assertThat(file.toFile().length()).isLessThan(OddFiles.coded(photo, "png").length);
  }

  @Test
  void aMuchLargerPictureIsDecodedToTheSizeThatIsNeeded() throws IOException {
    var file = OddFiles.file(folder, "a.jpg", OddFiles.coded(OddFiles.photo(2400, 1800, 5), "jpg"));

    var whole = Resize.within(Decoder.read(file), 240, 1_000_000);
    var direct = Decoder.readWithin(file, 240, 1_000_000);

    assertThat(direct.getWidth()).isEqualTo(240);
    assertThat(direct.getHeight()).isEqualTo(180);
    assertThat(psnr(whole, direct)).isGreaterThan(30);
  }

  @Test
  @Tag("B01")
  void aProfileThatUnpacksToManyMegabytesCostsNoMemory() throws IOException {
    var bomb = OddFiles.pngWithProfileBomb(64);

    assertColour(decode(bomb), 3, 3, Color.RED);
  }

  /// Any bytes give a picture or a sentence, and never another exception. The seed is printed with
  /// the failure; `-Ddarkroom.test.mutations=10000` does more.
  @ParameterizedTest
  @Tag("B04")
  @ValueSource(strings = {"jpg", "png", "gif", "bmp", "tif", "webp", "heic"})
  void noMutationDoesMoreThanFail(String format) throws IOException {
    var whole = small(format);
    int rounds = format.equals("heic") ? MUTATIONS / 250 : MUTATIONS / 6;
    for (int seed = 0; seed < rounds; seed++) {
      var mutated = mutate(whole, seed);
      var file = OddFiles.file(folder, "mutated", mutated);
      try {
        var _ = Decoder.readWithin(file, 64, 4096);
      } catch (PictureException expected) {
        assertThat(expected.getMessage()).endsWith(".");
      } catch (Throwable bug) {
        throw new AssertionError(format + " with seed " + seed, bug);
      }
    }
  }

  private byte[] small(String format) throws IOException {
    if (format.equals("heic")) return OddFiles.sample("heic-grid-iphone-like.heic");
    var photo = OddFiles.photo(60, 40, 1);
    if (!format.equals("webp")) return OddFiles.coded(photo, format);
    assumeThat(Natives.available()).isTrue();
    Encoder.webp(photo, 0.9, folder.resolve("whole.webp"));
    return Files.readAllBytes(folder.resolve("whole.webp"));
  }

  private static byte[] mutate(byte[] whole, long seed) {
    var random = new SplittableRandom(seed);
    var bytes = whole.clone();
    int reach = random.nextBoolean() ? Math.min(100, bytes.length) : bytes.length;
    for (int i = random.nextInt(1, 9); i > 0; i--)
      bytes[random.nextInt(reach)] = (byte) random.nextInt(256);
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(1, bytes.length)) : bytes;
  }

  @Test
  @Tag("B04")
  void anIsolatedFaultIsASentence() {
    assertThatThrownBy(() -> decode("not a picture".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(PictureException.class);
  }

  private static double psnr(BufferedImage a, BufferedImage b) {
    long squares = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        int p = a.getRGB(x, y);
        int q = b.getRGB(x, y);
        for (int shift = 0; shift <= 16; shift += 8) {
          int difference = (p >> shift & 0xff) - (q >> shift & 0xff);
          squares += (long) difference * difference;
        }
      }
    }
    return 10 * Math.log10(255.0 * 255 * 3 * a.getWidth() * a.getHeight() / squares);
  }

  private static ICC_Profile displayP3Profile() {
    var profile = ICC_Profile.getInstance(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    profile.setData(ICC_Profile.icSigRedColorantTag, xyz(0.51512, 0.24120, -0.00105));
    profile.setData(ICC_Profile.icSigGreenColorantTag, xyz(0.29198, 0.69225, 0.04189));
    profile.setData(ICC_Profile.icSigBlueColorantTag, xyz(0.15710, 0.06657, 0.78407));
    return profile;
  }

  private static byte[] xyz(double... values) {
    var tag = ByteBuffer.allocate(20).put("XYZ \0\0\0\0".getBytes(StandardCharsets.US_ASCII));
    for (double value : values) tag.putInt((int) Math.round(value * 65536));
    return tag.array();
  }

  private static ColorSpace displayP3() {
    return new ICC_ColorSpace(displayP3Profile());
  }

  /// The numbers that stand for that colour in another space.
  private static Color numbers(ColorSpace space, Color srgb) {
    var parts = space.fromRGB(srgb.getRGBColorComponents(null));
    return new Color(parts[0], parts[1], parts[2]);
  }

  private static BufferedImage filled(ColorSpace space, Color srgb) {
    var image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 32 * 32; i++) image.setRGB(i % 32, i / 32, numbers(space, srgb).getRGB());
    return image;
  }

  private static byte[] profileSegment(ICC_Profile profile) {
    var data = profile.getData();
    return ByteBuffer.allocate(14 + data.length)
        .put("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1))
        .put(data)
        .array();
  }
}
