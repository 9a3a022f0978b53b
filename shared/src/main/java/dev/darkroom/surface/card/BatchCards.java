package dev.darkroom.surface.card;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.credit.Credits;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Tally;
import dev.darkroom.provider.Failure;
import dev.darkroom.surface.Action;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.Part.Choice;
import dev.darkroom.surface.card.Part.Weight;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people see of a batch as a whole: one price, one status, one ending.
public final class BatchCards {
  private final Catalog catalog;
  private final ResultButtons buttons;

  public BatchCards(Catalog catalog, ButtonIds ids) {
    this.catalog = catalog;
    this.buttons = new ResultButtons(ids);
  }

  /// Asks whether to run it at one price for all.
  ///
  /// @param batch one generation for each picture
  public Card quote(List<Generation> batch, Words words) {
    var first = batch.getFirst();
    var parts = opening(first);
    parts.add(new Part.Text(words.batches().quote(batch.size(), first.quote().credits())));
    parts.add(new Part.Text(words.confirm()));
    parts.add(buttons.decision(first, words));
    return new Card(Tone.ASKING, parts);
  }

  /// Says how far it is.
  ///
  /// @param left time until the last one is done; zero where that is not known
  /// @param now to say when that will be
  public Card status(List<Generation> batch, Duration left, Instant now, Words words) {
    var first = batch.getFirst();
    var tally = Tally.of(batch);
    var parts = opening(first);
    parts.add(new Part.Text(words.batches().counts(tally)));
    parts.add(new Part.Bar(tally.overShare()));
    if (left.isPositive())
      parts.add(
          new Part.Due(words.controls().say(Label.DUE), GenerationCards.rounded(now.plus(left))));
    parts.add(new Part.Small(price(batch, words)));
    if (tally.running() + tally.waiting() > 0)
      parts.add(
          new Part.Buttons(List.of(buttons.one(first, Action.CANCEL_ALL, Weight.NORMAL, words))));
    return new Card(Tone.WORKING, parts);
  }

  /// Says what came of it: all results on one sheet, and a way to each of them.
  ///
  /// @param sheet the results side by side; empty where there are none
  public Card ending(List<Generation> batch, Optional<Path> sheet, Words words) {
    var first = batch.getFirst();
    var tally = Tally.of(batch);
    var parts = opening(first);
    parts.add(new Part.Text(words.batches().ended(tally.done(), tally.all())));
    sheet.ifPresent(file -> parts.add(new Part.Drawing(file, title(first))));
    for (int i = 0; i < batch.size(); i++)
      failure(batch.get(i), i + 1, words).ifPresent(parts::add);
    parts.add(new Part.Small(words.batches().charged(charged(batch))));
    parts.add(menu(batch, words));
    return new Card(
        tally.done() > 0 ? Tone.DONE : Tone.REFUSED,
        Optional.of(first.requester().member()),
        parts);
  }

  private static String price(List<Generation> batch, Words words) {
    var each = batch.getFirst().quote().credits();
    return each.isNone() ? words.money().price(each) : words.batches().quote(batch.size(), each);
  }

  /// What stands above all of them: the model, and what was asked of it.
  public String title(Generation first) {
    var prompt = GenerationCards.shortened(first.prompt().text().replace('\n', ' '), 80);
    return prompt.isBlank() ? modelName(first) : modelName(first) + " · " + prompt;
  }

  private List<Part> opening(Generation first) {
    var parts = new ArrayList<Part>();
    parts.add(new Part.Title(modelName(first)));
    GenerationCards.prompt(first).ifPresent(parts::add);
    return parts;
  }

  private Optional<Part> failure(Generation generation, int number, Words words) {
    return switch (generation.state()) {
      case State.Released(var failure) -> Optional.of(entry(generation, number, failure, words));
      case State.Uncertain(var failure) -> Optional.of(entry(generation, number, failure, words));
      case State.Failing(var failure) -> Optional.of(entry(generation, number, failure, words));
      case State.Requested _, State.Queued _, State.Admitted _ -> Optional.empty();
      case State.Submitting _, State.Running _ -> Optional.empty();
      case State.Fetched _, State.Delivered _, State.Settled _ -> Optional.empty();
    };
  }

  private Part entry(Generation generation, int number, Failure failure, Words words) {
    return new Part.Entry(
        words.batches().picture(number), words.failure(generation, modelName(generation), failure));
  }

  private static Credits charged(List<Generation> batch) {
    var total = Credits.NONE;
    for (var generation : batch)
      if (generation.state() instanceof State.Settled(_, _, var charged))
        total = total.plus(charged);
    return total;
  }

  /// What came can be looked at, what did not can be asked for again.
  private Part menu(List<Generation> batch, Words words) {
    var choices = new ArrayList<Choice>();
    for (int i = 0; i < batch.size(); i++) {
      var generation = batch.get(i);
      var action = generation.outputs().isEmpty() ? Action.AGAIN : Action.SHOW;
      choices.add(buttons.choice(generation, action, i + 1, words));
    }
    return new Part.Menu(words.controls().say(Label.OUTPUTS_MENU), choices);
  }

  private String modelName(Generation generation) {
    return catalog.nameOf(generation.model());
  }
}
