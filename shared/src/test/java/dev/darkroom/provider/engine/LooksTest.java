package dev.darkroom.provider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.catalog.LookFile;
import dev.darkroom.provider.engine.Pixels.Tone;
import dev.darkroom.provider.engine.look.Effect;
import dev.darkroom.provider.engine.look.PromptReader;
import dev.darkroom.settings.ConfigFixture;
import dev.darkroom.settings.ConfigFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the released words do to a photograph.
final class LooksTest {
  private static final long[] SEEDS = {1, 2};

  /// A person tells two pictures side by side apart from about here.
  private static final double VISIBLE = 4;

  @TempDir Path folder;
  private Photographs photographs;

  @BeforeEach
  void openTheFolder() {
    photographs = new Photographs(folder, 160);
  }

  private List<BufferedImage> takes(String prompt) {
    return LongStream.of(SEEDS).mapToObj(seed -> photographs.make(prompt, seed)).toList();
  }

  static Stream<String> effects() {
    return Photographs.WORDS.effects().stream().map(Effect::id);
  }

  private static String firstWord(String effect) {
    return Photographs.WORDS.effect(effect).words().getFirst();
  }

  @ParameterizedTest
  @MethodSource("effects")
  void everyEffectChangesThePictureAndEverySeedIsATakeOfItsOwn(String effect) {
    var before = photographs.untouched();

    var takes = takes(firstWord(effect));

    for (int i = 0; i < takes.size(); i++) {
      assertThat(Pixels.difference(before, takes.get(i))).isGreaterThan(VISIBLE);
      for (int j = 0; j < i; j++)
        assertThat(Pixels.difference(takes.get(i), takes.get(j)))
            .as("seeds %d and %d", SEEDS[i], SEEDS[j])
            .isGreaterThan(VISIBLE);
    }
  }

  @ParameterizedTest
  @MethodSource("effects")
  void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads(String effect) throws IOException {
    var prompt = firstWord(effect);

    assertThat(photographs.file(prompt, 7, 3))
        .hasBinaryContent(Files.readAllBytes(photographs.file(prompt, 7, 1)));
  }

  @ParameterizedTest
  @MethodSource("effects")
  void everyWordOfAnEffectIsReadAsThatEffect(String effect) {
    var reader = new PromptReader(Photographs.WORDS);

    assertThat(Photographs.WORDS.effect(effect).words())
        .allSatisfy(word -> {
          var reading = reader.read("The quay, " + word + ", seen from afar", false);
          assertThat(reading.note()).startsWith("read «" + effect + "»");
          assertThat(reading.steps()).hasSameSizeAs(Photographs.WORDS.effect(effect).steps());
        });
  }

  /// The first that is named of a kind counts, and a look has many words.
  @ParameterizedTest
  @CsvSource({
    "golden-hour,    golden-hour",
    "blue-hour,      blue-hour",
    "noir,           noir",
    "studio-white,   studio",
    "dark-luxury,    low-key",
    "watercolour,    watercolour",
    "oil-painting,   oil",
    "pencil,         pencil",
    "analog-film,    film",
    "neon,           neon",
    "winter,         winter",
    "autumn,         autumn",
    "pastel,         soft-pastels",
    "paper-cut,      risograph",
    "vintage-poster, pop-art",
    "clay,           clay",
  })
  void aLookThatComesWithDarkroomIsReadAsWhatItIsNamedAfter(String look, String effect) {
    var prompt =
        LookFile.read(
                new ConfigFolder(ConfigFixture.RELEASED, Map.of("DARKROOM_BIND", "127.0.0.1")))
            .stream()
            .filter(it -> it.id().equals(look))
            .findFirst()
            .orElseThrow()
            .prompt();

    var note = new PromptReader(Photographs.WORDS).read(prompt, false).note();
    assertThat(note.split("left out", 2)[0]).contains("«" + effect + "»");
  }

  @ParameterizedTest
  @CsvSource({
    "golden hour,        warmth,   up",
    "autumn,             warmth,   up",
    "warm,               warmth,   up",
    "sepia,              warmth,   up",
    "vintage,            warmth,   up",
    "winter,             warmth,   down",
    "cool,               warmth,   down",
    "blue hour,          warmth,   down",
    "tungsten film,      warmth,   down",
    "night,              light,    down",
    "low key,            light,    down",
    "darker,             light,    down",
    "vignette,           light,    down",
    "high key,           light,    up",
    "brighter,           light,    up",
    "snow,               light,    up",
    "vivid,              colour,   up",
    "neon,               colour,   up",
    "pop art,            colour,   up",
    "film noir,          colour,   down",
    "black and white,    colour,   down",
    "street photography, colour,   down",
    "muted,              colour,   down",
    "pencil,             colour,   down",
    "charcoal,           colour,   down",
    "misty,              contrast, down",
    "matte,              contrast, down",
    "film noir,          contrast, up",
    "kodachrome,         contrast, up"
  })
  void wordsMeanWhatTheySay(String prompt, String measure, String direction) {
    double before = measured(measure, photographs.untouched());

    double after =
        takes(prompt).stream().mapToDouble(it -> measured(measure, it)).average().orElseThrow();

    assertThat(direction.equals("up") ? after - before : before - after).isGreaterThan(1.5);
  }

  private static double measured(String measure, BufferedImage image) {
    Tone tone = Pixels.tone(image);
    return switch (measure) {
      case "light" -> tone.light();
      case "contrast" -> tone.contrast();
      case "warmth" -> tone.warmth();
      default -> tone.colour();
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"film noir", "black and white", "tri-x"})
  void blackAndWhiteHasNoColourAtAll(String prompt) {
    assertThat(Pixels.tone(photographs.make(prompt, 5)).colour()).isLessThan(1.5);
  }

  @Test
  void aStrengthBeforeAWordMakesItWeakerOrStronger() {
    var before = Pixels.tone(photographs.untouched());

    double subtle = before.light() - Pixels.tone(photographs.make("slightly darker", 1)).light();
    double plain = before.light() - Pixels.tone(photographs.make("darker", 1)).light();
    double strong =
        before.light() - Pixels.tone(photographs.make("much, very dark, darker", 1)).light();

    assertThat(subtle).isLessThan(plain - 3);
    assertThat(plain).isLessThanOrEqualTo(strong);
  }

  @Test
  void aNegationStrikesAWordOut() {
    var without = photographs.make("sepia without snow", 1);

    assertThat(Pixels.difference(without, photographs.make("sepia", 1))).isZero();
  }
}
