package dev.darkroom.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.generation.Request.Reference;
import dev.darkroom.media.DiskMediaStore;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.OddFiles;
import dev.darkroom.media.PictureException;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.media.Region;
import dev.darkroom.media.codec.Decoder;
import dev.darkroom.media.inspect.InspectionLimits;
import dev.darkroom.media.worker.InlineMediaWorkers;
import dev.darkroom.media.worker.WorkerPictures;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReferencesTest {
  private static final GenerationId ID = new GenerationId(7);
  private static final String XMP = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>at home</x:xmpmeta>";

  private final WorkerPictures pictures =
      new WorkerPictures(
          new InlineMediaWorkers(), InspectionLimits.REFERENCES, Duration.ofMinutes(10));

  @TempDir Path folder;
  private DiskMediaStore store;
  private References references;

  @BeforeEach
  void openTheStore() {
    store =
        new DiskMediaStore(
            folder.resolve("media"), InstantSource.system(), Long.MAX_VALUE, Duration.ZERO);
    references = new References(store, pictures);
  }

  private MediaRef kept(byte[] bytes) {
    var file = OddFiles.file(folder, "upload", bytes);
    return references.keep(ID, List.of(new Reference.NewFile(file))).getFirst();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// A picture of a phone: a place on earth, a note, a colour profile, and it lies on its side.
  private static byte[] talkative() {
    var jpeg = OddFiles.coded(OddFiles.photo(640, 480, 1), "jpg");
    var profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    var icc = ByteBuffer.allocate(14 + profile.length);
    icc.put(ascii("ICC_PROFILE\0")).put((byte) 1).put((byte) 1).put(profile);
    var noted = OddFiles.withSegment(jpeg, 0xe1, ascii(XMP));
    return OddFiles.withExif(OddFiles.withSegment(noted, 0xe2, icc.array()), 6);
  }

  @Test
  @Tag("B03")
  void whatIsKeptAndWhatIsSentSaysNothingAboutPlaceAndPerson() throws IOException {
    var told = talkative();
    assertThat(text(told)).contains("Exif", "http://ns.adobe.com", "ICC_PROFILE");

    var media = kept(told);

    var stored = store.open(media).orElseThrow();
    var limits = new PictureLimits(300, 90_000, 1 << 20, Set.of(MediaType.JPEG, MediaType.PNG));
    var sent = pictures.prepare(stored, limits, Files.createDirectory(folder.resolve("sent")));
    for (var file : List.of(stored, sent))
      assertThat(text(Files.readAllBytes(file)))
          .doesNotContain("Exif", "http://ns.adobe.com", "ICC_PROFILE");
    // It stands upright by itself now.
    assertThat(media.widthPx()).isEqualTo(480);
    assertThat(Decoder.read(stored).getWidth()).isEqualTo(480);
  }

  @Test
  @Tag("B03")
  void aPictureThatSaysNothingIsKeptByteForByte() throws IOException {
    var jpeg = OddFiles.coded(OddFiles.photo(200, 150, 1), "jpg");

    assertThat(store.open(kept(jpeg)).orElseThrow()).hasBinaryContent(jpeg);
  }

  @Test
  @Tag("B02")
  void whatHangsBehindAPictureIsNotKept() throws IOException {
    var jpeg = OddFiles.coded(OddFiles.photo(200, 150, 1), "jpg");
    var page = ascii("<html><script>alert(1)</script></html>");
    var polyglot = Arrays.copyOf(jpeg, jpeg.length + page.length);
    System.arraycopy(page, 0, polyglot, jpeg.length, page.length);

    var stored = store.open(kept(polyglot)).orElseThrow();

    assertThat(text(Files.readAllBytes(stored))).doesNotContain("script");
    assertThat(Decoder.read(stored).getWidth()).isEqualTo(200);
  }

  @Test
  @Tag("B04")
  void aPictureThatCannotBeDecodedIsRefusedAndNothingIsKept() throws IOException {
    var whole = OddFiles.file(folder, "whole", OddFiles.coded(OddFiles.photo(64, 64, 1), "png"));
    var png = OddFiles.coded(OddFiles.photo(64, 64, 1), "png");
    // Its parts are all there, but what they hold is not.
    Arrays.fill(png, 60, png.length - 60, (byte) 0x55);
    var broken = OddFiles.file(folder, "broken", png);
    var both = List.<Reference>of(new Reference.NewFile(whole), new Reference.NewFile(broken));

    assertThatThrownBy(() -> references.keep(ID, both)).isInstanceOf(PictureException.class);

    try (var files = Files.walk(folder.resolve("media"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aRegionIsCountedInThePictureThatWasSentAndPassedOnInThePreparedOne() {
    var file = OddFiles.file(folder, "large", OddFiles.coded(OddFiles.photo(800, 600, 1), "jpg"));
    var sent = kept(OddFiles.coded(OddFiles.photo(800, 600, 1), "jpg"));
    var limits = new PictureLimits(400, 1 << 20, 1 << 20, Set.of(MediaType.JPEG));
    var prepared = pictures.prepare(file, limits, folder);

    assertThat(References.inPrepared(new Region(100, 200, 300, 60), sent, prepared))
        .isEqualTo(new Region(50, 100, 150, 30));
    assertThat(References.inPrepared(new Region(799, 599, 1, 1), sent, prepared))
        .isEqualTo(new Region(399, 299, 1, 1));
    assertThat(References.inPrepared(new Region(0, 0, 800, 600), sent, prepared))
        .isEqualTo(new Region(0, 0, 400, 300));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
