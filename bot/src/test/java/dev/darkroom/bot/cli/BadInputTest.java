package dev.darkroom.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.samples.Samples;
import dev.darkroom.settings.ConfigFixture;
import dev.darkroom.store.Database;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.Invariants;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be done is refused in one sentence with the way out, with the right exit code;
/// nothing is charged and nothing is left behind.
final class BadInputTest {
  @TempDir static Path folder;
  private static Path data;
  private static Path out;

  @BeforeAll
  static void prepare() throws IOException {
    data = folder.resolve("data");
    out = folder.resolve("out");
    var photo = Samples.COFFEE_PRODUCT.copyTo(folder);
    var bytes = Files.readAllBytes(photo);
    Files.write(folder.resolve("photo.jpg"), bytes);
    Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(bytes, bytes.length / 3));
    Files.write(folder.resolve("empty.jpg"), new byte[0]);
    Files.writeString(folder.resolve("text.png"), "this is a text");
    Files.write(folder.resolve("bomb.png"), hugePng(30_000));
    Files.write(folder.resolve("large.jpg"), bytes);
    try (var large = new RandomAccessFile(folder.resolve("large.jpg").toFile(), "rw")) {
      large.setLength(100L << 20);
    }
    Files.writeString(folder.resolve("20000.txt"), "noir ".repeat(4_000));
    Files.writeString(folder.resolve("control.txt"), "\u0001\u0007\u001b\u200b\u202e");
  }

  @Tag("B07")
  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          transform -p noir                                          | 2 | There is no picture. Attach one to four pictures.
          transform nowhere.jpg -p noir                              | 2 | There is no file
          transform photo.jpg photo.jpg photo.jpg photo.jpg photo.jpg -p noir | 2 | There are 5 pictures; one generation takes at most 4.
          transform text.png -p noir                                 | 2 | This is not a picture that can be read here
          transform bomb.png -p noir                                 | 2 | 30000 x 30000 pixels; at most 16384
          transform cut.jpg -p noir                                  | 2 | The picture is damaged: it is cut short.
          transform empty.jpg -p noir                                | 2 | The file is empty (0 bytes)
          transform large.jpg -p noir                                | 2 | The picture has 104.9 MB; at most 26 MB
          transform photo.jpg                                        | 2 | The prompt is empty.
          transform photo.jpg -p @control.txt                        | 2 | The prompt is empty.
          transform photo.jpg -p @20000.txt                          | 2 | The prompt has 20,000 characters; at most 10,000 are read. Shorten it.
          transform photo.jpg -p noir -m darkrom                     | 2 | There is no model called “darkrom”. Did you mean darkroom?
          transform photo.jpg -p noir -m darkroom --size 9K          | 2 | it offers 1K, 2K, 4K.
          transform photo.jpg -p noir -m darkroom --size large       | 2 | --size is 1K, 2K or 4K for pictures
          transform photo.jpg -p noir -m darkroom --ratio 7:3        | 2 | leave the ratio out
          transform photo.jpg -p noir --ratio wide                   | 2 | --ratio is width:height, such as 16:9.
          transform photo.jpg -p noir --seed -1                      | 2 | The seed must be a whole number from 0 to 2,147,483,647, not -1.
          transform photo.jpg -p noir --count 5                      | 2 | The count must be from 1 to 4, not 5.
          transform photo.jpg -p noir --look nothing                 | 2 | There is no look called “nothing”
          edit photo.jpg -p noir -m darkroom --region 9,9,99999,9    | 2 | The region lies outside the first picture
          animate photo.jpg -p rain -m darkroom --length 600         | 2 | The playing time must be more than 0 and at most 120 seconds.
          transform photo.jpg -p noir -m nano-banana-2 --size 4K     | 4 | set GEMINI_API_KEY or FAL_KEY. The built-in engine runs without one
          """)
  void isRefusedInOneSentence(String command, int code, String sentence) throws IOException {
    var ended = Typed.in(data).run(arguments(command));

    refused(ended, code, sentence);
  }

  @Test
  void whoCannotPayIsTold() throws IOException {
    var ended =
        Typed.in(data)
            .with("GEMINI_API_KEY", "never-called-key")
            .run(arguments("animate photo.jpg -p rain -m veo-3 --yes"));

    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .contains("This costs 10,060 credits and you have 180: 9,880 are missing.")
        .hasLineCount(1);
    nothingIsLeft();
  }

  @Test
  void aPriceThatNobodyAcceptedIsNotPaid() throws IOException {
    var ended =
        Typed.in(data)
            .with("GEMINI_API_KEY", "never-called-key")
            .run(arguments("animate photo.jpg -p rain -m veo-3"));

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("wants a confirmation: add --yes.").hasLineCount(1);
    nothingIsLeft();
  }

  @Test
  @Tag("F03")
  void aDataFolderThatCannotBeWrittenIsNamedWithTheCommandThatMendsIt() throws IOException {
    var inTheWay = folder.resolve("photo.jpg").resolve("data");

    var ended = Typed.in(inTheWay).run(arguments("transform photo.jpg -p noir"));

    refused(ended, 2, "cannot write to " + inTheWay);
    assertThat(ended.err()).contains("run: mkdir -p");
  }

  @Test
  void aFolderForResultsThatCannotBeWrittenIsNamedBeforeAnythingIsCharged() throws IOException {
    var ended =
        Typed.in(data)
            .run("transform", folder + "/photo.jpg", "-p", "noir", "--out", folder + "/text.png/o");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("choose another folder with --out.").hasLineCount(1);
    nothingIsLeft();
  }

  @Test
  void aBrokenConfigurationIsNamedByItsPlace(@TempDir Path other) throws IOException {
    var config =
        new ConfigFixture(other).withSettings("queue: [1, 2\nport: 80\n").withReleased().folder();

    var ended = Typed.in(data).withConfig(config).run(arguments("transform photo.jpg -p noir"));

    refused(ended, 2, "config/darkroom.yaml:2:");
  }

  /// `@name` stands for what the file holds.
  private static String[] arguments(String command) throws IOException {
    var words = command.strip().split(" +");
    for (int i = 0; i < words.length; i++) {
      if (words[i].startsWith("@"))
        words[i] = Files.readString(folder.resolve(words[i].substring(1)));
      if (words[i].matches("[a-z]+\\.(jpg|png)")) words[i] = folder.resolve(words[i]).toString();
    }
    var all = Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--out";
    all[words.length + 1] = out.toString();
    return all;
  }

  private static void refused(Typed.Ended ended, int code, String sentence) throws IOException {
    assertThat(ended.err()).startsWith("darkroom: ").contains(sentence).hasLineCount(1);
    assertThat(ended.err()).doesNotContain("Exception");
    assertThat(ended.out()).isEmpty();
    assertThat(ended.code()).isEqualTo(code);
    nothingIsLeft();
  }

  private static void nothingIsLeft() throws IOException {
    assertThat(out).doesNotExist();
    try (var files = Files.walk(Files.createDirectories(data.resolve("media")))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
    try (var database = Database.open(DatabaseSettings.in(data))) {
      assertThat(Invariants.check(database)).isEmpty();
      assertThat(rows(database, "generation")).isZero();
      assertThat(rows(database, "credit_hold")).isZero();
      assertThat(rows(database, "spend")).isZero();
    }
  }

  private static int rows(Database database, String table) {
    return database.with(
        sql -> sql.createQuery("select count(*) from " + table).mapTo(Integer.class).one());
  }

  /// A picture of many pixels in few bytes.
  private static byte[] hugePng(int sidePx) throws IOException {
    var png = new ByteArrayOutputStream();
    png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    var header = ByteBuffer.allocate(13).putInt(sidePx).putInt(sidePx);
    chunk(png, "IHDR", header.put(new byte[] {8, 2, 0, 0, 0}).array());
    chunk(png, "IDAT", new byte[4_000]);
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] content)
      throws IOException {
    var name = type.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(name);
    sum.update(content);
    png.write(ByteBuffer.allocate(4).putInt(content.length).array());
    png.write(name);
    png.write(content);
    png.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
