package dev.darkroom.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.catalog.Catalog.Choice;
import dev.darkroom.catalog.Configuration;
import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Quote;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Ledger.Balance;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Quota;
import dev.darkroom.credit.Quotas.QuotaAnswer.Exceeded;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Prompt;
import dev.darkroom.generation.ReplyTo;
import dev.darkroom.generation.Requester;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio.CancelAnswer;
import dev.darkroom.generation.Turns.Standing;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Progress;
import dev.darkroom.provider.ProviderHandle;
import dev.darkroom.settings.ConfigFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WordsTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Instant RENEWAL = Instant.parse("2026-12-01T00:00:00Z");
  private static final Configuration RELEASED =
      Configuration.load(ConfigFixture.RELEASED, Map.of());
  private static final Model BANANA = model("nano-banana");
  private static final Model VEO = model("veo-3");
  private static final Model ENGINE = model("darkroom");

  private final Words english = new Words(Locale.ENGLISH);

  static List<Locale> languages() {
    return Words.languages();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageHasEverySentenceWithTheSameNames(Locale language) {
    var here = new Phrases(language);
    var there = new Phrases(Locale.ENGLISH);

    assertThat(here.locale()).isEqualTo(language);
    assertThat(here.keys()).isEqualTo(there.keys());
    for (var key : there.keys())
      assertThat(names(here.say(key))).as(language + " " + key).isEqualTo(names(there.say(key)));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noLanguageButEnglishSpeaksEnglish(Locale language) {
    var same =
        new TreeSet<>(new Phrases(language).keys())
            .stream()
                .filter(it -> it.startsWith("failure.") || it.startsWith("stage."))
                .filter(
                    it -> new Phrases(language).say(it).equals(new Phrases(Locale.ENGLISH).say(it)))
                .toList();

    assertThat(same.isEmpty()).isEqualTo(!language.equals(Locale.ENGLISH));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everySentenceCanBeSaidInEveryLanguage(Locale language) {
    var words = new Words(language);
    for (var kind : Failure.Kind.values()) {
      assertThat(words.failure(generation(BANANA), "X", Failure.of(kind, "c", "why"))).isNotBlank();
      assertThat(words.failure(generation(BANANA), "X", Failure.of(kind, "c", ""))).isNotBlank();
    }
    for (var answer : CancelAnswer.values()) assertThat(words.cancel(answer)).isNotBlank();
    for (var use : RELEASED.catalog().models()) assertThat(words.repeat(use)).isNotBlank();
    for (var window : Quota.Window.values())
      for (var kind : Quota.Scope.Kind.values())
        for (var metric : Quota.Metric.values())
          assertThat(words.money().exceeded(exceeded(kind, window, metric, 5), UTC)).isNotBlank();
    for (var state : states()) assertThat(words.stage(state, Progress.UNKNOWN)).isNotBlank();
    assertThat(words.money().balance(balance(), "Pro", UTC)).hasSize(6);
    assertThat(words.hint("x").concat(words.confirm()).concat(words.smallerCopy("l"))).isNotBlank();
  }

  @Test
  void aLanguageThatThereIsNotIsEnglishAndARegionIsItsLanguage() {
    assertThat(new Words(Locale.of("sv")).locale()).isEqualTo(Locale.ENGLISH);
    assertThat(new Words(Locale.of("de", "AT")).locale()).isEqualTo(Locale.GERMAN);
    assertThat(new Words(Locale.of("pt")).locale()).isEqualTo(Locale.of("pt", "BR"));
  }

  @Test
  void aQuoteShowsWhatItIsForAndWhyItWasChosen() {
    assertThat(english.quote(chosen(BANANA, 1, 0, "")))
        .isEqualTo("Nano Banana, 1 × 1K: 18 credits.");
    assertThat(english.quote(chosen(VEO, 1, 8, "best at clips")))
        .isEqualTo("Veo 3, 8 seconds at 720p: 10,060 credits. Chosen for you: best at clips.");
    assertThat(new Words(Locale.GERMAN).quote(chosen(VEO, 1, 8, "")))
        .isEqualTo("Veo 3, 8 Sekunden in 720p: 10.060 Credits.");
    assertThat(english.quote(chosen(ENGINE, 4, 0, ""))).isEqualTo("Darkroom engine, 4 × 1K: free.");
  }

  @Test
  void placeAndTimeLeftAreSaidAsFarAsTheyAreKnown() {
    assertThat(english.waiting(new Standing(OptionalInt.of(3), Duration.ofSeconds(130))))
        .isEqualTo("Number 3 in line, about 3 minutes left");
    assertThat(english.waiting(new Standing(OptionalInt.of(1), Duration.ZERO)))
        .isEqualTo("Next in line");
    assertThat(english.waiting(new Standing(OptionalInt.empty(), Duration.ZERO)))
        .isEqualTo("In line");
  }

  @Test
  void progressIsShownWhereTheProviderGivesIt() {
    var running = new State.Running(1, 0, 1, ProviderHandle.of("j"), RENEWAL);

    assertThat(english.stage(running, Progress.of(0.425)))
        .isEqualTo("The model is at work, 43 % done");
    assertThat(
            english.stage(
                running,
                new Progress(
                    java.util.OptionalDouble.empty(), OptionalInt.of(0), Optional.empty())))
        .isEqualTo("Number 1 in the provider’s own line");
  }

  @Test
  void aResultLineHasWhatIsNeededToRepeatIt() {
    assertThat(english.result(generation(BANANA), BANANA, 1))
        .isEqualTo("Nano Banana · 1K · seed 7 · 18 credits · edit of #3");
    assertThat(english.result(generation(model("seedream-4")), model("seedream-4"), 3))
        .isEqualTo("Seedream 4.0 · 2K · 42 credits · edit of #3");
  }

  @Test
  void theEngineIsNamedHonestly() {
    assertThat(english.engine(Optional.of("golden hour")))
        .contains("built-in engine", "does not imagine", "golden hour")
        .doesNotContainIgnoringCase(" AI");
    assertThat(english.remarks(generation(ENGINE), ENGINE, List.of()))
        .containsExactly(
            "0 of 1 came back; you pay for 0 only.",
            "Made by the built-in engine: it filters and composes, it does not imagine.");
  }

  @Test
  void aRefusalSaysWhetherInputOrOutputWasRefusedAndThatNothingWasCharged() {
    var input = Failure.of(Failure.Kind.REFUSED_INPUT, "x", "a {known} person");
    var output = Failure.of(Failure.Kind.REFUSED_OUTPUT, "x", "");

    assertThat(english.failure(generation(BANANA), "Nano Banana", input))
        .isEqualTo(
            "The provider of Nano Banana refused the prompt or a picture you sent: “a {known}"
                + " person”. Change the wording or take other pictures. Nothing was charged.");
    assertThat(english.failure(generation(BANANA), "Nano Banana", output))
        .contains("refused the picture that came out, not what you sent");
  }

  @Test
  void aBatchIsPricedAsAWholeAndWhatCostsNothingIsCalledFree() {
    var batches = english.batches();

    assertThat(batches.quote(3, Credits.of(18)))
        .isEqualTo("3 pictures at 18 credits each: 54 credits in all.");
    assertThat(batches.quote(3, Credits.NONE)).isEqualTo("3 pictures, free of charge.");
    assertThat(batches.charged(Credits.NONE)).isEqualTo("Nothing was charged.");
  }

  @Test
  void aReferenceThatCannotBeReadAnyMoreIsAskedForAgain() {
    var gone = Failure.of(Failure.Kind.INVALID_INPUT, Failure.REFERENCE, "truncated");

    assertThat(english.failure(generation(BANANA), "Nano Banana", gone))
        .contains("Send it again", "Nothing was charged");
  }

  @Test
  void aQuotaIsNamedWithItsReset() {
    var exceeded = exceeded(Quota.Scope.Kind.CHANNEL, Quota.Window.WEEK, Quota.Metric.CREDITS, 900);

    assertThat(english.money().exceeded(exceeded, UTC))
        .isEqualTo(
            "The weekly limit of 900 credits for this channel is used up (890 credits used). It"
                + " starts anew on December 1, 2026.");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(english.money().missing(Credits.of(100), Credits.of(1), balance(), UTC))
        .isEqualTo(
            "This costs 100 credits and you have 60 credits: 1 credit short. Your allowance is"
                + " renewed on December 1, 2026.");
  }

  private static Set<String> names(String sentence) {
    return Pattern.compile("\\{[^}]*}")
        .matcher(sentence)
        .results()
        .map(java.util.regex.MatchResult::group)
        .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
  }

  private static List<State> states() {
    var failure = Failure.of(Failure.Kind.FAULT, "c", "");
    return List.of(
        new State.Requested(),
        new State.Queued(1, 0),
        new State.Admitted(1, 0, 1),
        new State.Submitting(1, 0, 1),
        new State.Running(1, 0, 1, ProviderHandle.of("j"), RENEWAL),
        new State.Fetched(List.of(), List.of()),
        new State.Delivered(List.of(), List.of()),
        new State.Settled(List.of(), List.of(), Credits.NONE),
        new State.Failing(failure),
        new State.Released(failure),
        new State.Uncertain(failure));
  }

  private static Exceeded exceeded(
      Quota.Scope.Kind kind, Quota.Window window, Quota.Metric metric, long limit) {
    var quota = new Quota(CommunityId.LOCAL, new Quota.Scope(kind, "m"), window, metric, limit);
    return new Exceeded(quota, Math.max(0, limit - 10), RENEWAL);
  }

  private static Balance balance() {
    return new Balance(
        "pro", Credits.of(30), RENEWAL, Credits.of(20), Credits.of(10), Credits.of(5), false);
  }

  private static Choice.Chosen chosen(Model model, int count, int seconds, String reason) {
    var size = model.sizes().getFirst();
    var length = Duration.ofSeconds(seconds);
    var quote = new Quote(model.prices().at(size, length), count);
    return new Choice.Chosen(model, size, Optional.empty(), length, quote, reason);
  }

  private static Generation generation(Model model) {
    var size = model.sizes().getFirst();
    return new Generation(
        new GenerationId(12),
        "key",
        new Requester(new MemberId(CommunityId.LOCAL, "me"), Set.of(), false),
        new ReplyTo("test", "", "{}"),
        Workflow.TRANSFORM,
        new Prompt("p"),
        new Prompt("p"),
        Optional.empty(),
        List.of(),
        model.id(),
        "",
        size,
        Optional.empty(),
        1,
        7,
        Duration.ZERO,
        Optional.empty(),
        Optional.of(new GenerationId(3)),
        Optional.empty(),
        false,
        new Quote(model.prices().at(size, Duration.ZERO), 1),
        RENEWAL,
        RENEWAL,
        1,
        false,
        0,
        0,
        new State.Requested());
  }

  private static Model model(String id) {
    return RELEASED.catalog().find(id).orElseThrow();
  }
}
