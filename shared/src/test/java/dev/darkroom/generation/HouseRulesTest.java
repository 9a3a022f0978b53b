package dev.darkroom.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.catalog.PromptHint;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.RequestRules.Checked;
import dev.darkroom.settings.ConfigFixture;
import dev.darkroom.settings.ConfigFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HouseRulesTest {
  private static final PromptHint HINT =
      PromptHint.from(new ConfigFolder(ConfigFixture.RELEASED, Map.of()));
  private final RequestRules rules = new HouseRules(HINT);

  @Tag("B05")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zero\\u200bwidth\\ufeff | zerowidth",
        "bidi\\u202eevil\\u2066   | bidievil",
        "nul\\u0000and\\u001b[31m | nuland[31m",
        "lone\\ud800surrogate    | lonesurrogate",
        "tags\\udb40\\udc41hidden | tagshidden",
        "many   \\t  spaces      | many spaces",
        "e\\u0301                | \\u00e9",
        "**markdown** stays      | **markdown** stays",
        "\\ud83c\\udf05 stays    | \\ud83c\\udf05 stays"
      })
  void charactersThatNobodySeesAreTakenOut(String typed, String expected) {
    assertThat(PromptText.normal(unescaped(typed))).isEqualTo(unescaped(expected));
  }

  @Test
  @Tag("B05")
  void lengthIsCountedInCharactersAndNotInHalvesOfThem() {
    var sunrise = "\ud83c\udf05";

    assertThat(rules.check(asking(sunrise.repeat(10_000)))).isInstanceOf(Checked.Fine.class);
    assertThat(sentence(asking(sunrise.repeat(10_001))))
        .isEqualTo("The prompt has 10,001 characters; at most 10,000 are read. Shorten it.");
    assertThat(sentence(asking("x".repeat(100_000)))).contains("100,000");
  }

  @Tag("B05")
  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u200b\u202e", "\n\t"})
  void aPromptWithoutVisibleCharactersIsEmpty(String typed) {
    assertThat(sentence(asking(typed))).startsWith("The prompt is empty.");
  }

  @Test
  void aLookSpeaksForAnEmptyPrompt() {
    var request = request(Workflow.TRANSFORM, "", 1, 1, OptionalLong.empty(), Optional.of("noir"));

    assertThat(rules.check(request)).isEqualTo(new Checked.Fine("", Optional.empty()));
  }

  @Test
  @Tag("B07")
  void numbersOutOfRangeNameTheLimit() {
    assertThat(sentence(counting(0))).isEqualTo("The count must be from 1 to 4, not 0.");
    assertThat(sentence(counting(9_999))).contains("not 9999");
    assertThat(sentence(seeded(-1)))
        .isEqualTo("The seed must be a whole number from 0 to 2,147,483,647, not -1.");
    assertThat(sentence(seeded(1L << 31))).contains("2,147,483,647");
    assertThat(rules.check(seeded(7))).isInstanceOf(Checked.Fine.class);
  }

  @Test
  void noPictureAndFivePicturesAreRefused() {
    assertThat(sentence(pictured(0))).startsWith("There is no picture.");
    assertThat(sentence(pictured(5))).startsWith("There are 5 pictures;");
  }

  @Tag("B07")
  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "NaN", "1e9", "18446744073709551616", "0x10", "", "\u0661", "3.5", "1,000"})
  void aFieldThatIsNoSeedSaysWhatItTakes(String typed) {
    assertThat(Typed.seed(typed))
        .isInstanceOfSatisfying(
            Typed.Field.Bad.class,
            it ->
                assertThat(it.sentence())
                    .startsWith("The seed must be a whole number from 0 to 2,147,483,647, not"));
  }

  @Test
  @Tag("B07")
  void fieldsAreReadOrRefused() {
    assertThat(Typed.length("8s")).isEqualTo(new Typed.Field.Good<>(Duration.ofSeconds(8)));
    assertThat(Typed.length("6")).isEqualTo(new Typed.Field.Good<>(Duration.ofSeconds(6)));
    assertThat(Typed.length("1000000000s")).isInstanceOf(Typed.Field.Bad.class);
    assertThat(Typed.length("-4s")).isInstanceOf(Typed.Field.Bad.class);
    assertThat(Typed.ratio("16:9")).isInstanceOf(Typed.Field.Good.class);
    assertThat(Typed.ratio("0:9")).isInstanceOf(Typed.Field.Bad.class);
    assertThat(Typed.size("2K")).isInstanceOf(Typed.Field.Good.class);
    assertThat(Typed.size("huge\u202e\n"))
        .hasToString(
            "Bad[sentence=The size must be a size such as 1K, 2K, 4K or 1080p, not “huge”.]");
    assertThat(Typed.region("120, 80,300,90")).isInstanceOf(Typed.Field.Good.class);
    assertThat(Typed.region("1,2,0,4")).isInstanceOf(Typed.Field.Bad.class);
    assertThat(Typed.region("1,2,3")).isInstanceOf(Typed.Field.Bad.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "golden hour",
        "as an oil painting",
        "Dämmerung",
        "warm colours",
        "made of clay",
        "水彩で",
        "moody",
        "neon signs",
        "en acuarela"
      })
  void aPromptThatNamesADestinationGetsNoHint(String prompt) {
    assertThat(rules.check(asking(prompt))).isEqualTo(new Checked.Fine(prompt, Optional.empty()));
  }

  @Test
  void aVaguePromptGetsOneBetterVersion() {
    assertThat(rules.check(asking("make it better!")))
        .isInstanceOfSatisfying(
            Checked.Fine.class,
            it ->
                assertThat(it.hint().orElseThrow())
                    .startsWith("make it better, in warm low evening light"));
  }

  @Test
  void anEditIsNeverVague() {
    var edit = request(Workflow.EDIT, "OPEN instead", 1, 1, OptionalLong.empty(), Optional.empty());

    assertThat(rules.check(edit)).isEqualTo(new Checked.Fine("OPEN instead", Optional.empty()));
  }

  private String sentence(Request request) {
    var checked = rules.check(request);
    assertThat(checked).isInstanceOf(Checked.Wrong.class);
    return ((Checked.Wrong) checked).sentence();
  }

  private static Request asking(String prompt) {
    return request(Workflow.TRANSFORM, prompt, 1, 1, OptionalLong.empty(), Optional.empty());
  }

  private static Request counting(int count) {
    return request(Workflow.TRANSFORM, "x", 1, count, OptionalLong.empty(), Optional.empty());
  }

  private static Request seeded(long seed) {
    return request(Workflow.TRANSFORM, "x", 1, 1, OptionalLong.of(seed), Optional.empty());
  }

  private static Request pictured(int references) {
    return request(Workflow.TRANSFORM, "x", references, 1, OptionalLong.empty(), Optional.empty());
  }

  private static Request request(
      Workflow workflow,
      String prompt,
      int references,
      int count,
      OptionalLong seed,
      Optional<String> look) {
    var files = new ArrayList<Request.Reference>();
    for (int i = 0; i < references; i++)
      files.add(new Request.Reference.NewFile(Path.of("picture-" + i + ".jpg")));
    return new Request(
        "key",
        new Requester(new MemberId(CommunityId.LOCAL, "me"), Set.of(), false),
        new ReplyTo("test", "", "{}"),
        workflow,
        prompt,
        files,
        "auto",
        look,
        Optional.empty(),
        Optional.empty(),
        count,
        seed,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Duration.ZERO,
        false);
  }

  /// Reads `\\u200b` as the character, so that the table above shows what is tested.
  private static String unescaped(String text) {
    var result = new StringBuilder();
    for (int i = 0; i < text.length(); i++)
      if (text.startsWith("\\u", i)) {
        result.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else if (text.startsWith("\\t", i)) {
        result.append('\t');
        i++;
      } else result.append(text.charAt(i));
    return result.toString();
  }
}
