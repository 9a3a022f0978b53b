package dev.darkroom.generation;

import dev.darkroom.catalog.Ratio;
import dev.darkroom.catalog.Size;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a person asks for, as a surface read it and before anything is decided.
///
/// @param key names this wish for ever (the interaction's id): the same key makes one generation
/// @param references new files and outputs of earlier generations, in the order that matters
/// @param model a model id or `auto`
/// @param look id of a look that is put on it
/// @param parent the generation whose output is a reference of this one
/// @param batch the batch it belongs to
/// @param confirmed whether the person has seen and accepted the price
/// @param delay how long to wait before it may run
/// @param hidden whether only the requester sees it
public record Request(
    String key,
    Requester requester,
    ReplyTo replyTo,
    Workflow workflow,
    String prompt,
    List<Reference> references,
    String model,
    Optional<String> look,
    Optional<Size> size,
    Optional<Ratio> ratio,
    int count,
    OptionalLong seed,
    Optional<Duration> length,
    Optional<Region> region,
    Optional<GenerationId> parent,
    Optional<BatchId> batch,
    boolean confirmed,
    Duration delay,
    boolean hidden) {
  public Request {
    references = List.copyOf(references);
  }

  /// The same with a look put on.
  Request withLook(String id) {
    return with(Optional.of(id), batch);
  }

  /// The same as one of a batch, whose price is accepted for all together.
  public Request in(BatchId one) {
    return with(look, Optional.of(one));
  }

  private Request with(Optional<String> otherLook, Optional<BatchId> otherBatch) {
    return new Request(
        key,
        requester,
        replyTo,
        workflow,
        prompt,
        references,
        model,
        otherLook,
        size,
        ratio,
        count,
        seed,
        length,
        region,
        parent,
        otherBatch,
        confirmed,
        delay,
        hidden);
  }

  /// A picture that a generation starts from.
  public sealed interface Reference {
    /// A file that the surface fetched; the studio copies it.
    record NewFile(java.nio.file.Path file) implements Reference {}

    /// A picture that is in the store already, such as an output or a cast's picture.
    record Kept(MediaRef media) implements Reference {}
  }
}
