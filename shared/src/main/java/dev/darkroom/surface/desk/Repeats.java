package dev.darkroom.surface.desk;

import dev.darkroom.catalog.Wish;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Output;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.Request.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Requests that begin with a generation that was there before.
final class Repeats {
  private Repeats() {}

  /// The same once more; with the same seed where it is given.
  static Request again(Generation generation, OptionalLong seed, Caller caller) {
    return new Request(
        caller.key(),
        caller.requester(),
        caller.replyTo(),
        generation.workflow(),
        generation.prompt().text(),
        generation.references().stream().<Reference>map(Reference.Kept::new).toList(),
        generation.model(),
        generation.look(),
        Optional.of(generation.size()),
        generation.ratio(),
        generation.count(),
        seed,
        Optional.of(generation.length()).filter(length -> !length.isZero()),
        generation.region(),
        generation.parent(),
        Optional.empty(),
        false,
        Duration.ZERO,
        generation.hidden());
  }

  /// Goes on with one output.
  static Request on(
      Generation parent, Output output, Workflow workflow, String prompt, Caller caller) {
    return new Request(
        caller.key(),
        caller.requester(),
        caller.replyTo(),
        workflow,
        prompt,
        List.of(new Reference.Kept(output.media())),
        Wish.AUTO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.<GenerationId>of(parent.id()),
        Optional.empty(),
        false,
        Duration.ZERO,
        parent.hidden());
  }
}
