package dev.darkroom.surface.card;

import dev.darkroom.generation.Generation;
import dev.darkroom.surface.Action;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.card.ButtonIds.Press;
import dev.darkroom.surface.card.Part.Button;
import dev.darkroom.surface.card.Part.Choice;
import dev.darkroom.surface.card.Part.Weight;
import java.util.ArrayList;
import java.util.List;

/// The buttons below a result: one row for a single output, a menu where each has its own.
final class ResultButtons {
  private final ButtonIds ids;

  ResultButtons(ButtonIds ids) {
    this.ids = ids;
  }

  Button one(Generation generation, Action action, Weight weight, Words words) {
    return new Button(id(generation, action, 0), words.controls().button(action), weight);
  }

  /// Whether it is to run at its price.
  Part decision(Generation generation, Words words) {
    return new Part.Buttons(
        List.of(
            one(generation, Action.CONFIRM, Weight.MAIN, words),
            one(generation, Action.CANCEL, Weight.NORMAL, words)));
  }

  /// A choice that stands for one of several generations.
  ///
  /// @param number counted from 1
  Choice choice(Generation generation, Action action, int number, Words words) {
    return new Choice(id(generation, action, 0), words.controls().onOutput(action, number));
  }

  List<Part> below(Generation generation, Words words) {
    int outputs = generation.outputs().size();
    var ofOne = actions(generation);
    var whole = List.of(Action.AGAIN, Action.VARY, Action.INFO, Action.DELETE);
    var parts = new ArrayList<Part>();
    if (outputs == 1 && !ofOne.isEmpty()) parts.add(row(generation, words, ofOne));
    if (outputs > 1 && !ofOne.isEmpty()) parts.add(menu(generation, words, ofOne));
    parts.add(row(generation, words, whole));
    return parts;
  }

  private Part menu(Generation generation, Words words, List<Action> actions) {
    var choices = new ArrayList<Choice>();
    for (var action : actions)
      for (int i = 0; i < generation.outputs().size(); i++)
        choices.add(
            new Choice(id(generation, action, i), words.controls().onOutput(action, i + 1)));
    return new Part.Menu(words.controls().say(Label.OUTPUTS_MENU), choices);
  }

  /// A clip cannot be edited, moved or compared.
  private static List<Action> actions(Generation generation) {
    if (!generation.length().isZero()) return List.of();
    return List.of(Action.EDIT, Action.ANIMATE, Action.UPSCALE, Action.COMPARE, Action.APPROVE);
  }

  private Part row(Generation generation, Words words, List<Action> actions) {
    return new Part.Buttons(
        actions.stream()
            .map(action ->
                one(
                    generation,
                    action,
                    action == Action.DELETE ? Weight.DANGER : Weight.NORMAL,
                    words))
            .toList());
  }

  private String id(Generation generation, Action action, int output) {
    return ids.of(
        new Press(action, generation.id(), output), generation.requester().member().community());
  }
}
