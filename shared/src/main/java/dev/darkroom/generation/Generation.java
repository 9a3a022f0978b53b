package dev.darkroom.generation;

import dev.darkroom.catalog.Prices;
import dev.darkroom.catalog.Quote;
import dev.darkroom.catalog.Ratio;
import dev.darkroom.catalog.Size;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One request of one person to one model, with everything that is needed to run and to repeat it.
///
/// @param key the request's key
/// @param prompt what the person typed
/// @param fullPrompt the prompt with the look put on, as the model gets it
/// @param model the chosen model's id
/// @param modelReason why `auto` chose it; empty when the person named it
/// @param length playing time, zero for pictures
/// @param seed always set: the person's or one that was drawn
/// @param attempt submits begun so far, this one included; names the execution that may act on it
/// @param cancelRequested whether somebody asked to stop it
/// @param crashes deaths of the process in the middle of this state's step
/// @param version raised with every move; a move from an older reading does not happen
public record Generation(
    GenerationId id,
    String key,
    Requester requester,
    ReplyTo replyTo,
    Workflow workflow,
    Prompt prompt,
    Prompt fullPrompt,
    Optional<String> look,
    List<MediaRef> references,
    String model,
    String modelReason,
    Size size,
    Optional<Ratio> ratio,
    int count,
    long seed,
    Duration length,
    Optional<Region> region,
    Optional<GenerationId> parent,
    Optional<BatchId> batch,
    boolean hidden,
    Quote quote,
    Instant createdAt,
    Instant notBefore,
    int attempt,
    boolean cancelRequested,
    int crashes,
    int version,
    State state) {
  public Generation {
    references = List.copyOf(references);
  }

  /// The same generation in another state.
  public Generation in(State next) {
    return in(next, quote);
  }

  /// The same with a result that came too late to be charged.
  Generation asGift(State.Fetched late) {
    return in(late, new Quote(new Prices.Price(Credits.NONE, Dollars.NONE), count));
  }

  private Generation in(State next, Quote price) {
    return new Generation(
        id,
        key,
        requester,
        replyTo,
        workflow,
        prompt,
        fullPrompt,
        look,
        references,
        model,
        modelReason,
        size,
        ratio,
        count,
        seed,
        length,
        region,
        parent,
        batch,
        hidden,
        price,
        createdAt,
        notBefore,
        next instanceof State.Queued queued ? queued.attempt() : attempt,
        cancelRequested,
        0,
        version + 1,
        next);
  }

  /// What came back so far; empty before anything did.
  public List<Output> outputs() {
    return switch (state) {
      case State.Fetched(var outputs, _) -> outputs;
      case State.Delivered(var outputs, _) -> outputs;
      case State.Settled(var outputs, _, _) -> outputs;
      case State.Requested _, State.Queued _, State.Admitted _ -> List.of();
      case State.Submitting _, State.Running _ -> List.of();
      case State.Failing _, State.Released _, State.Uncertain _ -> List.of();
    };
  }

  @Override
  public String toString() {
    return "Generation[" + id + " " + state.label() + "]";
  }
}
