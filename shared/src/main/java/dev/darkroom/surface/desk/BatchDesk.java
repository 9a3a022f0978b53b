package dev.darkroom.surface.desk;

import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio;
import dev.darkroom.generation.Studio.CancelAnswer;
import dev.darkroom.generation.Studio.QuoteAnswer;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.BatchCards;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import java.util.ArrayList;
import java.util.List;

/// One wish for many pictures: one price for all, accepted or not; then each goes its own way.
public final class BatchDesk {
  /// Most pictures of one batch.
  public static final int PICTURES_MAX = 10;

  /// Hears of batches whose price is accepted.
  public interface Begun {
    /// @param first its first generation; told again when it is accepted again
    void begun(BatchId batch, Generation first);
  }

  private final Studio studio;
  private final BatchCards cards;
  private final Begun listener;

  public BatchDesk(Studio studio, BatchCards cards, Begun listener) {
    this.studio = studio;
    this.cards = cards;
    this.listener = listener;
  }

  /// Hands them in, all or none, and asks for the price to be accepted.
  public Answer submit(List<Request> requests, Caller caller) {
    if (requests.isEmpty()) return Answer.refused(caller.words().controls().say(Label.NO_PICTURE));
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
    return new Answer.Aside(cards.quote(taken, caller.words()));
  }

  private static Answer refused(int number, String sentence, Caller caller) {
    return Answer.refused(caller.words().batches().refused(number, sentence));
  }

  /// The price is accepted, by who asked for it.
  Answer confirm(BatchId batch, Caller caller) {
    int begun = 0;
    for (var generation : studio.ofBatch(batch)) {
      var answer = studio.confirm(generation);
      if (answer instanceof SubmitAnswer.Refused(var refusal))
        return begun == 0
            ? Answer.refused(refusal.sentence())
            : begunInPart(batch, begun, refusal.sentence(), caller);
      if (answer instanceof SubmitAnswer.Accepted(var taken, _) && !isOver(taken)) {
        if (begun == 0) listener.begun(batch, taken);
        begun++;
      }
    }
    return new Answer.Instead(Card.of(Tone.WORKING, caller.words().batches().begun(begun)));
  }

  /// What cannot begin is given up: the rest is a batch of its own.
  private Answer begunInPart(BatchId batch, int begun, String why, Caller caller) {
    cancelRest(batch, caller);
    return new Answer.Instead(
        Card.of(Tone.REFUSED, caller.words().batches().begun(begun) + " " + why));
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

  /// Stops all that is not done yet.
  ///
  /// @return the best answer that one of them gave
  CancelAnswer cancelAll(BatchId batch, Caller caller) {
    var answers =
        studio.ofBatch(batch).stream()
            .filter(it -> !it.state().isEnd())
            .map(it -> studio.cancel(it.id(), caller.requester()))
            .toList();
    if (answers.contains(CancelAnswer.CANCELLING)) return CancelAnswer.CANCELLING;
    return answers.stream().findFirst().orElse(CancelAnswer.TOO_LATE);
  }
}
