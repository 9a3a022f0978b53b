package dev.darkroom.surface.desk;

import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Output;
import dev.darkroom.generation.Studio;
import dev.darkroom.generation.Studio.CancelAnswer;
import dev.darkroom.media.MediaStore;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.ButtonIds.Press;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.GenerationCards;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/// What people do with a result: repeat it, go on with it, look at it, remove it.
public final class ResultDesk {
  private final GenerationDesk generations;
  private final GenerationCards cards;
  private final MediaStore store;
  private final Comparisons comparisons;
  private final Approvals approvals;

  public ResultDesk(
      GenerationDesk generations,
      GenerationCards cards,
      MediaStore store,
      Comparisons comparisons,
      Approvals approvals) {
    this.generations = generations;
    this.cards = cards;
    this.store = store;
    this.comparisons = comparisons;
    this.approvals = approvals;
  }

  /// Does what needs no words from the person. [dev.darkroom.surface.Action#EDIT], `ANIMATE` and
  /// `APPROVE` do: see [#goOn] and [#approve].
  ///
  /// @throws IllegalArgumentException for an action that needs words
  public Answer press(Press press, Caller caller) {
    return switch (press.action()) {
      case AGAIN -> with(press, caller, generation -> again(generation, false, caller));
      case VARY -> with(press, caller, generation -> again(generation, true, caller));
      case UPSCALE -> goOn(press, Workflow.UPSCALE, "", caller);
      case COMPARE -> withOutput(press, caller, (it, out) -> comparisons.of(it, out, caller));
      case INFO -> with(press, caller, it -> new Answer.Aside(cards.info(it, caller.words())));
      case SHOW -> with(press, caller, generation -> show(generation, caller));
      case DELETE -> with(press, caller, generation -> delete(generation, caller));
      case CANCEL -> generations.cancel(press.generation(), caller);
      case CANCEL_ALL -> generations.cancelAll(press.generation(), caller);
      case CONFIRM -> generations.confirm(press, caller);
      case EDIT, ANIMATE, APPROVE ->
          throw new IllegalArgumentException(press.action() + " needs words");
    };
  }

  /// Makes an output the reference of a new generation.
  public Answer goOn(Press press, Workflow workflow, String prompt, Caller caller) {
    return withOutput(
        press,
        caller,
        (generation, output) ->
            generations.submit(Repeats.on(generation, output, workflow, prompt, caller), caller));
  }

  /// Takes an output into a cast.
  public Answer approve(Press press, String cast, Caller caller) {
    return withOutput(
        press, caller, (generation, output) -> approvals.take(generation, output, cast, caller));
  }

  private Answer again(Generation generation, boolean varied, Caller caller) {
    var seed = varied ? OptionalLong.empty() : OptionalLong.of(generation.seed());
    return generations.submit(Repeats.again(generation, seed, caller), caller);
  }

  private Answer show(Generation generation, Caller caller) {
    return generation.outputs().isEmpty()
        ? Answer.refused(caller.words().controls().say(Label.TOO_EARLY))
        : new Answer.Aside(cards.result(generation, caller.words()).unmentioned());
  }

  private Answer delete(Generation generation, Caller caller) {
    if (!Studio.mayAct(generation, caller.requester()))
      return Answer.refused(caller.words().cancel(CancelAnswer.FORBIDDEN));
    generation.outputs().forEach(output -> store.erase(output.media()));
    return new Answer.Removed(
        generation.id(), Card.of(Tone.PLAIN, caller.words().controls().deleted(generation.id())));
  }

  private Answer with(
      Press press, Caller caller, java.util.function.Function<Generation, Answer> work) {
    return generations
        .find(press.generation(), caller.community())
        .map(work)
        .orElseGet(() -> Answer.refused(caller.words().cancel(CancelAnswer.UNKNOWN)));
  }

  private Answer withOutput(
      Press press, Caller caller, BiFunction<Generation, Output, Answer> work) {
    return with(
        press,
        caller,
        generation ->
            output(generation, press.output())
                .map(output -> work.apply(generation, output))
                .orElseGet(() -> Answer.refused(caller.words().controls().say(Label.TOO_EARLY))));
  }

  private static Optional<Output> output(Generation generation, int index) {
    var outputs = generation.outputs();
    return index < outputs.size() ? Optional.of(outputs.get(index)) : Optional.empty();
  }
}
