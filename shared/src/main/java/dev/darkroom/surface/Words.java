package dev.darkroom.surface;

import dev.darkroom.catalog.Catalog.Choice;
import dev.darkroom.catalog.Model;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Output;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio.CancelAnswer;
import dev.darkroom.generation.Turns.Standing;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Every sentence that people see about generations, in their language. What people typed is put in
/// as it is: surfaces escape it for their own markup.
public final class Words {
  private final Phrases phrases;
  private final MoneyWords money;
  private final ControlWords controls;
  private final BatchWords batches;

  /// @param locale the reader's; the nearest language there is, English where there is none
  public Words(Locale locale) {
    this.phrases = new Phrases(locale);
    this.money = new MoneyWords(phrases);
    this.controls = new ControlWords(phrases, money);
    this.batches = new BatchWords(phrases, money);
  }

  /// The languages there are, English first.
  public static List<Locale> languages() {
    return Phrases.LANGUAGES;
  }

  public Locale locale() {
    return phrases.locale();
  }

  /// Sentences about credits and quotas.
  public MoneyWords money() {
    return money;
  }

  /// Words of buttons, menus and lists.
  public ControlWords controls() {
    return controls;
  }

  /// Words about many pictures at once.
  public BatchWords batches() {
    return batches;
  }

  /// The price before the run, and why `auto` chose the model.
  public String quote(Choice.Chosen choice) {
    var values =
        Map.of(
            "model", choice.model().name(),
            "count", phrases.number(choice.quote().count()),
            "size", choice.size().name(),
            "length", phrases.time(choice.length()),
            "price", money.price(choice.quote().credits()));
    var price = phrases.say(choice.length().isZero() ? "quote.pictures" : "quote.clip", values);
    return choice.reason().isEmpty() ? price : price + " " + chosenFor(choice.reason());
  }

  /// Why `auto` chose the model.
  public String chosenFor(String reason) {
    return phrases.say("quote.auto", Map.of("reason", reason));
  }

  /// Asks whether to run at the price just shown.
  public String confirm() {
    return phrases.say("quote.confirm");
  }

  /// A better version of a vague prompt, for its author alone.
  public String hint(String better) {
    return phrases.say("hint", Map.of("better", better));
  }

  /// Where a waiting generation stands.
  public String waiting(Standing standing) {
    if (standing.place().isEmpty()) return phrases.say("stage.queued");
    var place = phrases.number(standing.place().getAsInt());
    if (standing.left().isPositive())
      return phrases.say(
          "stage.queued.left", Map.of("place", place, "time", phrases.time(standing.left())));
    return standing.place().getAsInt() == 1
        ? phrases.say("stage.queued.next")
        : phrases.say("stage.queued.place", Map.of("place", place));
  }

  /// What happens to a generation now.
  public String stage(State state, Progress progress) {
    if (!(state instanceof State.Running))
      return phrases.say("stage." + state.label().toLowerCase(Locale.ROOT));
    if (progress.share().isPresent()) {
      long percent = Math.round(100 * Math.clamp(progress.share().getAsDouble(), 0, 1));
      return phrases.say("stage.running.share", Map.of("percent", phrases.number(percent)));
    }
    if (progress.place().isPresent())
      return phrases.say(
          "stage.running.place", Map.of("place", phrases.number(progress.place().getAsInt() + 1L)));
    return phrases.say("stage.running");
  }

  /// Model, size, seed, price and lineage of a result, in one line.
  ///
  /// @param delivered outputs that came back
  public String result(Generation generation, Model model, int delivered) {
    var key =
        !generation.length().isZero()
            ? "result.clip"
            : model.seed() == Model.SeedUse.NONE ? "result.plain" : "result.line";
    var line =
        phrases.say(
            key,
            Map.of(
                "model", model.name(),
                "size", generation.size().name(),
                "length", phrases.time(generation.length()),
                "seed", Long.toString(generation.seed()),
                "price", money.price(generation.quote().forDelivered(delivered).credits())));
    return generation
        .parent()
        .map(it -> line + " · " + phrases.say("result.lineage", Map.of("parent", it.toString())))
        .orElse(line);
  }

  /// What else there is to say below a result: outputs that did not come, and the built-in engine's
  /// name and what it read.
  public List<String> remarks(Generation generation, Model model, List<Output> outputs) {
    var remarks = new ArrayList<String>();
    if (outputs.size() < generation.count())
      remarks.add(
          phrases.say(
              "result.partial",
              Map.of(
                  "delivered", phrases.number(outputs.size()),
                  "count", phrases.number(generation.count()))));
    if (!model.generative())
      remarks.add(engine(outputs.stream().flatMap(it -> it.note().stream()).findFirst()));
    return remarks;
  }

  /// Names the built-in engine honestly.
  ///
  /// @param effect what it read from the prompt
  public String engine(Optional<String> effect) {
    return effect
        .map(it -> phrases.say("result.engine.effect", Map.of("effect", it)))
        .orElseGet(() -> phrases.say("result.engine"));
  }

  /// Whether a repeat with the same seed will be exact.
  public String repeat(Model model) {
    return switch (model.seed()) {
      case EXACT -> phrases.say("repeat.exact");
      case BEST_EFFORT -> phrases.say("repeat.best-effort");
      case NONE -> phrases.say("repeat.none");
    };
  }

  /// Why it came to nothing, what to do, and that nothing was charged.
  public String failure(Generation generation, String modelName, Failure failure) {
    var key = "failure." + failure.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var values =
        Map.of("model", modelName, "detail", failure.detail(), "id", generation.id().toString());
    var more =
        switch (failure.kind()) {
          case REFUSED_INPUT, REFUSED_OUTPUT -> failure.detail().isBlank() ? "" : ".detail";
          case INVALID_INPUT -> failure.code().equals(Failure.REFERENCE) ? ".reference" : "";
          case AUTH, ACCOUNT, RATE_LIMITED, UNAVAILABLE, RETIRED -> "";
          case TIMED_OUT, RESULT_EXPIRED, MALFORMED, CANCELLED, UNCERTAIN, FAULT -> "";
        };
    return phrases.say(key + more, values) + " " + phrases.say("failure.free");
  }

  public String cancel(CancelAnswer answer) {
    return switch (answer) {
      case CANCELLING -> phrases.say("cancel.cancelling");
      case TOO_LATE -> phrases.say("cancel.too-late");
      case FORBIDDEN -> phrases.say("cancel.forbidden");
      case UNKNOWN -> phrases.say("cancel.unknown");
    };
  }

  /// A smaller copy was delivered; the original is behind a link.
  public String smallerCopy(String link) {
    return phrases.say("file.smaller", Map.of("link", link));
  }
}
