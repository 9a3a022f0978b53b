package dev.darkroom.bot.cli;

import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.Request.Reference;
import dev.darkroom.generation.Requester;
import dev.darkroom.media.Region;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What the demo says about a request; the rest is the same for all.
record DemoRequest(
    Workflow workflow,
    String prompt,
    List<Reference> references,
    Optional<String> look,
    Optional<BatchId> batch,
    Optional<Region> region,
    Optional<Duration> length) {
  private static final long SEED = 7;

  static DemoRequest of(Workflow workflow, String prompt, Path picture) {
    return new DemoRequest(
        workflow,
        prompt,
        List.of(new Reference.NewFile(picture)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  DemoRequest look(String id) {
    return new DemoRequest(workflow, prompt, references, Optional.of(id), batch, region, length);
  }

  DemoRequest batch(BatchId id) {
    return new DemoRequest(workflow, prompt, references, look, Optional.of(id), region, length);
  }

  DemoRequest references(List<Reference> other) {
    return new DemoRequest(workflow, prompt, other, look, batch, region, length);
  }

  DemoRequest region(Region rectangle) {
    return new DemoRequest(
        workflow, prompt, references, look, batch, Optional.of(rectangle), length);
  }

  DemoRequest length(Duration seconds) {
    return new DemoRequest(workflow, prompt, references, look, batch, region, Optional.of(seconds));
  }

  /// The request to a model, with what the model takes of it.
  Request to(Model model, Requester requester, Path folder) {
    return new Request(
        "demo-" + UUID.randomUUID(),
        requester,
        CommandLineSurface.replyTo(folder),
        workflow,
        prompt,
        references,
        model.id(),
        look,
        Optional.empty(),
        Optional.empty(),
        1,
        model.seed() == Model.SeedUse.NONE ? OptionalLong.empty() : OptionalLong.of(SEED),
        length,
        region.filter(_ -> model.regions()),
        Optional.empty(),
        batch,
        true,
        Duration.ZERO,
        false);
  }
}
