package dev.darkroom.surface.desk;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.State;
import dev.darkroom.generation.Studio;
import dev.darkroom.generation.Studio.CancelAnswer;
import dev.darkroom.generation.Studio.SubmitAnswer;
import dev.darkroom.surface.card.ButtonIds.Press;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import java.util.Optional;

/// Takes requests, and what people press to accept or to stop them.
public final class GenerationDesk {
  private final Studio studio;
  private final BatchDesk batches;

  public GenerationDesk(Studio studio, BatchDesk batches) {
    this.studio = studio;
    this.batches = batches;
  }

  /// Hands a request in.
  public Answer submit(Request request, Caller caller) {
    return shown(studio.submit(request), caller);
  }

  /// The price is accepted, by who asked for it.
  public Answer confirm(Press press, Caller caller) {
    var found = find(press.generation(), caller.community());
    if (found.isEmpty()) return cancelled(CancelAnswer.UNKNOWN, caller);
    var generation = found.get();
    // A moderator may stop what others asked for, but never spend their credits.
    if (!generation.requester().member().equals(caller.requester().member()))
      return cancelled(CancelAnswer.FORBIDDEN, caller);
    return generation.batch().isPresent()
        ? batches.confirm(generation.batch().get(), caller)
        : shown(studio.confirm(generation), caller);
  }

  /// Stops a generation.
  public Answer cancel(GenerationId id, Caller caller) {
    var found = find(id, caller.community());
    if (found.isEmpty()) return cancelled(CancelAnswer.UNKNOWN, caller);
    return switch (studio.cancel(id, caller.requester())) {
      case CANCELLING -> {
        if (found.get().state() instanceof State.Requested)
          found.get().batch().ifPresent(batch -> batches.cancelRest(batch, caller));
        yield new Answer.Stopping(found.get(), card(CancelAnswer.CANCELLING, caller));
      }
      case TOO_LATE -> cancelled(CancelAnswer.TOO_LATE, caller);
      case FORBIDDEN -> cancelled(CancelAnswer.FORBIDDEN, caller);
      case UNKNOWN -> cancelled(CancelAnswer.UNKNOWN, caller);
    };
  }

  /// Stops what is left of the batch that a generation belongs to.
  Answer cancelAll(GenerationId id, Caller caller) {
    var found = find(id, caller.community());
    var batch = found.flatMap(Generation::batch);
    if (batch.isEmpty()) return cancelled(CancelAnswer.UNKNOWN, caller);
    var answer = batches.cancelAll(batch.get(), caller);
    return answer == CancelAnswer.CANCELLING
        ? new Answer.Stopping(found.get(), card(answer, caller))
        : cancelled(answer, caller);
  }

  /// A generation of this community; those of others do not exist here.
  Optional<Generation> find(GenerationId id, CommunityId community) {
    return studio.find(id).filter(it -> it.requester().member().community().equals(community));
  }

  private static Answer shown(SubmitAnswer answer, Caller caller) {
    return switch (answer) {
      case SubmitAnswer.Accepted(var generation, var hint) -> taken(generation, hint, caller);
      case SubmitAnswer.NeedsConfirmation(var generation, var hint) ->
          taken(generation, hint, caller);
      case SubmitAnswer.Refused(var refusal) -> Answer.refused(refusal.sentence());
    };
  }

  private static Answer taken(Generation generation, Optional<String> hint, Caller caller) {
    if (generation.state() instanceof State.Released)
      return cancelled(CancelAnswer.TOO_LATE, caller);
    return new Answer.Taken(
        generation, hint.map(it -> Card.of(Tone.PLAIN, caller.words().hint(it))));
  }

  private static Answer cancelled(CancelAnswer answer, Caller caller) {
    return new Answer.Aside(card(answer, caller));
  }

  private static Card card(CancelAnswer answer, Caller caller) {
    return Card.of(
        answer == CancelAnswer.CANCELLING ? Tone.PLAIN : Tone.REFUSED,
        caller.words().cancel(answer));
  }
}
