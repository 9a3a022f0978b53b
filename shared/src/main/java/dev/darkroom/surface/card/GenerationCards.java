package dev.darkroom.surface.card;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Catalog.Choice;
import dev.darkroom.catalog.Model;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Turns.Standing;
import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Progress;
import dev.darkroom.surface.Action;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.Part.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What people see of one generation: its price, how far it is, what came of it.
public final class GenerationCards {
  /// Most of a prompt that is shown; Info shows all of it.
  private static final int PROMPT_CHARS = 300;

  private static final int FULL_PROMPT_CHARS = 3_000;

  private final Catalog catalog;
  private final ResultButtons buttons;

  public GenerationCards(Catalog catalog, ButtonIds ids) {
    this.catalog = catalog;
    this.buttons = new ResultButtons(ids);
  }

  /// Asks whether to run at this price.
  public Card quote(Generation generation, Words words) {
    var parts = opening(generation);
    parts.add(new Part.Text(price(generation, words)));
    parts.add(new Part.Text(words.confirm()));
    parts.add(buttons.decision(generation, words));
    return new Card(Tone.ASKING, parts);
  }

  /// Says how far it is.
  ///
  /// @param now to say when it will be ready
  public Card status(
      Generation generation, Standing standing, Progress progress, Instant now, Words words) {
    var parts = opening(generation);
    parts.add(new Part.Text(stage(generation, standing, progress, words)));
    progress.share().ifPresent(share -> parts.add(new Part.Bar(share)));
    if (standing.left().isPositive())
      parts.add(new Part.Due(words.controls().say(Label.DUE), rounded(now.plus(standing.left()))));
    parts.add(new Part.Small(price(generation, words)));
    if (mayBeCancelled(generation.state()))
      parts.add(
          new Part.Buttons(List.of(buttons.one(generation, Action.CANCEL, Weight.NORMAL, words))));
    return new Card(Tone.WORKING, parts);
  }

  /// Shows the outputs, and what they came from.
  public Card result(Generation generation, Words words) {
    var outputs = generation.outputs();
    var controls = words.controls();
    var parts = new ArrayList<Part>();
    parts.add(
        new Part.Gallery(
            IntStream.range(0, outputs.size())
                .mapToObj(i ->
                    new Part.Picture(
                        outputs.get(i).media(),
                        controls.picture(
                            i + 1, outputs.size(), shortened(generation.prompt().text(), 200))))
                .toList()));
    prompt(generation).ifPresent(parts::add);
    model(generation).ifPresent(model -> facts(generation, model, words, parts));
    parts.addAll(buttons.below(generation, words));
    return new Card(Tone.DONE, Optional.of(generation.requester().member()), parts);
  }

  /// Takes the place of the status where the result is a message of its own.
  public Card elsewhere(Generation generation, Words words) {
    var parts = opening(generation);
    parts.add(new Part.Small(words.controls().say(Label.ELSEWHERE)));
    return new Card(Tone.PLAIN, parts);
  }

  /// Says that it came to nothing, and why.
  public Card failure(Generation generation, Failure failure, Words words) {
    var parts = opening(generation);
    parts.add(new Part.Text(words.failure(generation, modelName(generation), failure)));
    parts.add(
        new Part.Buttons(List.of(buttons.one(generation, Action.AGAIN, Weight.NORMAL, words))));
    boolean wanted = failure.kind() == Failure.Kind.CANCELLED;
    return new Card(
        wanted ? Tone.PLAIN : Tone.REFUSED,
        wanted ? Optional.empty() : Optional.of(generation.requester().member()),
        parts);
  }

  /// Everything that is known of it, for who asks.
  public Card info(Generation generation, Words words) {
    var parts = new ArrayList<Part>();
    parts.add(title(generation));
    var full = generation.fullPrompt().text();
    if (!full.isBlank()) parts.add(new Part.Quote(shortened(full, FULL_PROMPT_CHARS)));
    parts.add(new Part.Text(outcome(generation, words)));
    model(generation)
        .ifPresent(model -> {
          facts(generation, model, words, parts);
          parts.add(new Part.Text(words.repeat(model)));
        });
    if (!generation.modelReason().isEmpty())
      parts.add(new Part.Small(words.chosenFor(generation.modelReason())));
    return new Card(Tone.PLAIN, parts);
  }

  /// One line of a list: what it is, and what became of it.
  public Part.Entry entry(Generation generation, Words words) {
    var prompt = shortened(generation.prompt().text().replace('\n', ' '), 80);
    return new Part.Entry(
        generation.id() + " " + modelName(generation),
        prompt.isEmpty()
            ? outcome(generation, words)
            : prompt + " (" + outcome(generation, words) + ")");
  }

  private String outcome(Generation generation, Words words) {
    return switch (generation.state()) {
      case State.Released(var failure) -> words.failure(generation, modelName(generation), failure);
      case State.Uncertain(var failure) ->
          words.failure(generation, modelName(generation), failure);
      case State.Requested _, State.Queued _, State.Admitted _, State.Submitting _ ->
          words.stage(generation.state(), Progress.UNKNOWN);
      case State.Running _, State.Fetched _, State.Delivered _ ->
          words.stage(generation.state(), Progress.UNKNOWN);
      case State.Settled _, State.Failing _ -> words.stage(generation.state(), Progress.UNKNOWN);
    };
  }

  private List<Part> opening(Generation generation) {
    var parts = new ArrayList<Part>();
    parts.add(title(generation));
    prompt(generation).ifPresent(parts::add);
    return parts;
  }

  private Part.Title title(Generation generation) {
    return new Part.Title(generation.id() + " · " + modelName(generation));
  }

  static Optional<Part> prompt(Generation generation) {
    var text = generation.prompt().text();
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(new Part.Quote(shortened(text, PROMPT_CHARS)));
  }

  private static void facts(Generation generation, Model model, Words words, List<Part> parts) {
    var outputs = generation.outputs();
    parts.add(
        new Part.Small(generation.id() + " · " + words.result(generation, model, outputs.size())));
    for (var output : outputs)
      if (output.unchangedShare().isPresent())
        parts.add(
            new Part.Small(words.controls().unchanged(output.unchangedShare().getAsDouble())));
    if (!outputs.isEmpty())
      words.remarks(generation, model, outputs).forEach(it -> parts.add(new Part.Small(it)));
  }

  private String price(Generation generation, Words words) {
    return model(generation)
        .map(model ->
            words.quote(
                new Choice.Chosen(
                    model,
                    generation.size(),
                    generation.ratio(),
                    generation.length(),
                    generation.quote(),
                    generation.modelReason())))
        .orElseGet(() -> words.money().price(generation.quote().credits()));
  }

  private static String stage(
      Generation generation, Standing standing, Progress progress, Words words) {
    if (generation.state() instanceof State.Queued)
      return words.waiting(new Standing(standing.place(), Duration.ZERO));
    return words.stage(generation.state(), progress);
  }

  /// Half minutes, so that a card does not change with every look at the clock.
  static Instant rounded(Instant at) {
    return Instant.ofEpochSecond(Math.ceilDiv(at.getEpochSecond(), 30) * 30);
  }

  private static boolean mayBeCancelled(State state) {
    return switch (state) {
      case State.Requested _, State.Queued _, State.Admitted _ -> true;
      case State.Submitting _, State.Running _ -> true;
      case State.Fetched _, State.Delivered _, State.Settled _ -> false;
      case State.Failing _, State.Released _, State.Uncertain _ -> false;
    };
  }

  private String modelName(Generation generation) {
    return catalog.nameOf(generation.model());
  }

  private Optional<Model> model(Generation generation) {
    return catalog.find(generation.model());
  }

  /// At most `chars` characters, cut where no character is broken.
  static String shortened(String text, int chars) {
    if (text.codePointCount(0, text.length()) <= chars) return text;
    return text.substring(0, text.offsetByCodePoints(0, chars - 1)).stripTrailing() + "…";
  }
}
