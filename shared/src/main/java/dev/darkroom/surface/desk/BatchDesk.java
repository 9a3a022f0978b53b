package dev.darkroom.surface.desk;

import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio;
import dev.darkroom.generation.Studio.QuoteAnswer;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.GenerationCards;
import java.util.ArrayList;
import java.util.List;

/// One wish for many pictures: one price for all, accepted or not; then each goes its own way.
public final class BatchDesk {
  /// Most pictures of one batch.
  public static final int PICTURES_MAX = 10;

  private final Studio studio;
  private final GenerationCards cards;

  public BatchDesk(Studio studio, GenerationCards cards) {
    this.studio = studio;
    this.cards = cards;
  }

  /// Hands them in, all or none, and asks for the price to be accepted.
  public Answer submit(List<Request> requests, Caller caller) {
    var controls = caller.words().controls();
    if (requests.isEmpty()) return Answer.refused(controls.say(Label.NO_PICTURE));
    for (var request : requests)
      if (studio.quote(request) instanceof QuoteAnswer.No(var refusal))
        return refused(requests.indexOf(request) + 1, refusal.sentence(), caller);
    var taken = new ArrayList<Generation>();
    for (var request : requests) {
      switch (studio.submit(request)) {
        case SubmitAnswer.Accepted(var generation, _) -> taken.add(generation);
        case SubmitAnswer.NeedsConfirmation(var generation, _) -> taken.add(generation);
        case SubmitAnswer.Refused(var refusal) -> {
          taken.forEach(it -> studio.cancel(it.id(), caller.requester()));
          return refused(taken.size() + 1, refusal.sentence(), caller);
        }
      }
    }
    return new Answer.Aside(cards.batchQuote(taken, caller.words()));
  }

  private static Answer refused(int number, String sentence, Caller caller) {
    return Answer.refused(caller.words().controls().ofPicture(number, sentence));
  }

  /// The price is accepted, by who asked for it.
  Answer confirm(BatchId batch, Caller caller) {
    int begun = 0;
    for (var generation : studio.ofBatch(batch)) {
      var answer = studio.confirm(generation);
      if (answer instanceof SubmitAnswer.Refused(var refusal))
        return Answer.refused(
            begun == 0
                ? refusal.sentence()
                : caller.words().controls().batchBegun(begun) + " " + refusal.sentence());
      if (answer instanceof SubmitAnswer.Accepted(var taken, _) && !isOver(taken)) begun++;
    }
    return new Answer.Aside(Card.of(Tone.WORKING, caller.words().controls().batchBegun(begun)));
  }

  private static boolean isOver(Generation generation) {
    return generation.state() instanceof State.Released;
  }

  /// Those whose price nobody accepted yet are not made.
  void cancelRest(BatchId batch, Caller caller) {
    for (var generation : studio.ofBatch(batch))
      if (generation.state() instanceof State.Requested) {
        var _ = studio.cancel(generation.id(), caller.requester());
      }
  }
}
