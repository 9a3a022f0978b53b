package dev.darkroom.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.catalog.Catalog.Choice;
import dev.darkroom.settings.ConfigFixture;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChoiceTest {
  private static final YamlCatalog WITHOUT_KEYS = catalog(Map.of());
  private static final YamlCatalog WITH_KEYS =
      catalog(Map.of("GEMINI_API_KEY", "g1", "BFL_API_KEY", "b1", "FAL_KEY", "f1"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TRANSFORM | as an oil painting, warm light                  | nano-banana      | best at full-image style",
        "TRANSFORM | replace the text on the sign with OPEN          | flux-kontext-pro | best at targeted edits",
        "TRANSFORM | a moody poster for print                        | nano-banana-2    | best at high resolution",
        "TRANSFORM | explore a few ideas for the garden              | seedream-4       | best at exploring",
        "EDIT      | new label, everything else the same             | flux-kontext-pro | best at targeted edits",
        "UPSCALE   | larger                                          | nano-banana-2    | best at high resolution",
        "ANIMATE   | slow push in                                    | seedance         | lowest price",
        "ANIMATE   | she says hello over soft music                  | veo-3            | speaks of sound"
      })
  void autoChoosesByTaskAndSaysWhy(Workflow workflow, String prompt, String model, String why) {
    var chosen = chosen(WITH_KEYS, wish("auto", workflow, prompt));

    assertThat(chosen.model().id()).isEqualTo(model);
    assertThat(chosen.reason()).contains(why).doesNotContain("\n");
  }

  @Test
  void autoPassesOverModelsThatCannotTakeTheWish() {
    var two = with(wish("auto", Workflow.EDIT, "swap the hats"), 2, 1);

    assertThat(chosen(WITH_KEYS, two).model().id()).isEqualTo("flux-2-pro");
  }

  @Test
  void withoutAnyKeyAutoIsTheBuiltInEngineAndSaysSo() {
    var picture = chosen(WITHOUT_KEYS, wish("auto", Workflow.TRANSFORM, "golden hour"));
    var clip = chosen(WITHOUT_KEYS, wish("auto", Workflow.ANIMATE, "slow push in"));

    assertThat(picture.model().id()).isEqualTo("darkroom");
    assertThat(picture.reason()).contains("built-in engine").contains("key");
    assertThat(clip.model().id()).isEqualTo("darkroom-film");
    assertThat(clip.length()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void aNamedModelNeedsNoReasonAndGetsItsDefaults() {
    var chosen = chosen(WITH_KEYS, wish("nano-banana-2", Workflow.TRANSFORM, "x"));

    assertThat(chosen.reason()).isEmpty();
    assertThat(chosen.size()).isEqualTo(new Size("1K"));
    assertThat(chosen.length()).isZero();
  }

  @Test
  void sizesAreReadInAnyCase() {
    var chosen = chosen(WITH_KEYS, sized(wish("nano-banana-2", Workflow.TRANSFORM, "x"), "4k"));

    assertThat(chosen.size()).isEqualTo(new Size("4K"));
    assertThat(chosen.quote().credits().amount()).isEqualTo(70);
  }

  @Test
  void theEngineIsAskedForAClipByItsOwnName() {
    assertThat(chosen(WITHOUT_KEYS, wish("darkroom", Workflow.ANIMATE, "x")).model().id())
        .isEqualTo("darkroom-film");
  }

  @Test
  void aModelWithoutAKeySaysWhichOneIsMissing() {
    var answer = WITHOUT_KEYS.choose(wish("nano-banana-2", Workflow.TRANSFORM, "x"));

    assertThat(answer)
        .isEqualTo(
            new Choice.Keyless(
                "Nano Banana 2 needs a provider key: set GEMINI_API_KEY or FAL_KEY. The built-in engine"
                    + " runs without one: choose the model darkroom (-m darkroom)."));
  }

  @Test
  void aModelThatDoesNotExistIsGuessed() {
    assertThat(impossible(WITH_KEYS, wish("nano-bananna", Workflow.TRANSFORM, "x")).sentence())
        .isEqualTo("There is no model called “nano-bananna”. Did you mean nano-banana?");
    assertThat(impossible(WITH_KEYS, wish("midjourney", Workflow.TRANSFORM, "x")).sentence())
        .contains("Choose auto, or one of: nano-banana,");
  }

  @Test
  void whatAModelCannotDoNamesTheLimitAndAModelThatCan() {
    var base = wish("flux-kontext-pro", Workflow.EDIT, "x");

    assertThat(impossible(WITH_KEYS, with(base, 3, 1)).sentence())
        .isEqualTo(
            "Flux Kontext Pro takes at most 1 reference, not 3; leave some out. FLUX.2 Pro"
                + " (flux-2-pro) can.");
    assertThat(impossible(WITH_KEYS, with(base, 1, 4)).sentence())
        .startsWith("Flux Kontext Pro makes at most 1 output at once, not 4.")
        .contains("GPT Image 1.5 (gpt-image) can.");
    assertThat(impossible(WITH_KEYS, sized(base, "4K")).sentence())
        .startsWith("Flux Kontext Pro does not offer the size 4K; it offers 1K.");
    assertThat(impossible(WITH_KEYS, ratio(base, "5:7")).sentence())
        .startsWith("Flux Kontext Pro does not offer the ratio 5:7; it offers 1:1, 2:3");
    assertThat(impossible(WITH_KEYS, length(base, 5)).sentence())
        .startsWith("Flux Kontext Pro makes pictures; only clips have a playing time.");
    assertThat(impossible(WITH_KEYS, region(base)).sentence())
        .isEqualTo(
            "Flux Kontext Pro cannot keep an edit inside a rectangle. Darkroom engine (darkroom)"
                + " can.");
    assertThat(impossible(WITH_KEYS, wish("veo-3", Workflow.EDIT, "x")).sentence())
        .startsWith("Veo 3 cannot edit a picture.");
    assertThat(
            impossible(WITH_KEYS, wish("flux-kontext-pro", Workflow.EDIT, "é".repeat(2_001)))
                .sentence())
        .startsWith(
            "Flux Kontext Pro reads prompts of at most 2,000 characters; this one has 2,001");
    assertThat(impossible(WITH_KEYS, seeded(wish("gpt-image", Workflow.EDIT, "x"))).sentence())
        .startsWith("GPT Image 1.5 takes no seed; leave it out.");
  }

  @Test
  void aLengthThatASizeDoesNotOfferIsRefused() {
    var veo = sized(wish("veo-3", Workflow.ANIMATE, "x"), "1080p");

    assertThat(chosen(WITH_KEYS, veo).length()).isEqualTo(Duration.ofSeconds(8));
    assertThat(impossible(WITH_KEYS, length(veo, 4)).sentence())
        .startsWith("Veo 3 makes clips of 8s at 1080p, not 4s.");
  }

  @Test
  void aWishThatNobodyCanFulfilSaysSo() {
    assertThat(impossible(WITH_KEYS, sized(wish("auto", Workflow.TRANSFORM, "x"), "8K")).sentence())
        .contains("does not offer the size 8K")
        .endsWith("No other model can either.");
  }

  @Test
  void aWishThatOnlyAKeylessModelCanFulfilNamesItsKey() {
    var wide = ratio(wish("auto", Workflow.TRANSFORM, "x"), "8:1");

    assertThat(WITHOUT_KEYS.choose(wide))
        .isInstanceOf(Choice.Keyless.class)
        .asString()
        .contains("Nano Banana 2 can, and needs a provider key: set GEMINI_API_KEY or FAL_KEY.");
  }

  private static YamlCatalog catalog(Map<String, String> keys) {
    return Configuration.load(ConfigFixture.RELEASED, new HashMap<>(keys)).catalog();
  }

  private static Choice.Chosen chosen(Catalog catalog, Wish wish) {
    var choice = catalog.choose(wish);
    assertThat(choice).isInstanceOf(Choice.Chosen.class);
    return (Choice.Chosen) choice;
  }

  private static Choice.Impossible impossible(Catalog catalog, Wish wish) {
    var choice = catalog.choose(wish);
    assertThat(choice).isInstanceOf(Choice.Impossible.class);
    return (Choice.Impossible) choice;
  }

  private static Wish wish(String model, Workflow workflow, String prompt) {
    return new Wish(
        model,
        workflow,
        1,
        Optional.empty(),
        Optional.empty(),
        1,
        Optional.empty(),
        false,
        false,
        prompt);
  }

  private static Wish with(Wish w, int references, int count) {
    return new Wish(
        w.model(),
        w.workflow(),
        references,
        w.size(),
        w.ratio(),
        count,
        w.length(),
        w.seeded(),
        w.region(),
        w.prompt());
  }

  private static Wish sized(Wish w, String size) {
    return new Wish(
        w.model(),
        w.workflow(),
        w.references(),
        Optional.of(new Size(size)),
        w.ratio(),
        w.count(),
        w.length(),
        w.seeded(),
        w.region(),
        w.prompt());
  }

  private static Wish ratio(Wish w, String ratio) {
    return new Wish(
        w.model(),
        w.workflow(),
        w.references(),
        w.size(),
        Optional.of(Ratio.parse(ratio)),
        w.count(),
        w.length(),
        w.seeded(),
        w.region(),
        w.prompt());
  }

  private static Wish length(Wish w, int seconds) {
    return new Wish(
        w.model(),
        w.workflow(),
        w.references(),
        w.size(),
        w.ratio(),
        w.count(),
        Optional.of(Duration.ofSeconds(seconds)),
        w.seeded(),
        w.region(),
        w.prompt());
  }

  private static Wish region(Wish w) {
    return new Wish(
        w.model(),
        w.workflow(),
        w.references(),
        w.size(),
        w.ratio(),
        w.count(),
        w.length(),
        w.seeded(),
        true,
        w.prompt());
  }

  private static Wish seeded(Wish w) {
    return new Wish(
        w.model(),
        w.workflow(),
        w.references(),
        w.size(),
        w.ratio(),
        w.count(),
        w.length(),
        true,
        w.region(),
        w.prompt());
  }
}
