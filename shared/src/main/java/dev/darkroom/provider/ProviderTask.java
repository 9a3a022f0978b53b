package dev.darkroom.provider;

import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Ratio;
import dev.darkroom.catalog.Route;
import dev.darkroom.catalog.Size;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.media.Region;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a provider is asked to make.
///
/// @param key names this work for ever; the same after a crash, so a provider can tell a repeat
/// @param prompt what the person wants; never logged above DEBUG
/// @param references local files, prepared to the model's limits; empty when only polling
/// @param ratio empty to follow the first reference
/// @param seed always set; a provider without seeds ignores it
/// @param length playing time of a clip, zero for pictures
/// @param region rectangle of the first reference outside of which nothing may change
/// @param folder where outputs go; exists and is empty, or holds what an earlier try left
public record ProviderTask(
    String key,
    Workflow workflow,
    Model model,
    Route route,
    String prompt,
    List<Path> references,
    Size size,
    Optional<Ratio> ratio,
    int count,
    long seed,
    Duration length,
    Optional<Region> region,
    Path folder) {
  public ProviderTask {
    references = List.copyOf(references);
  }

  @Override
  public String toString() {
    return "ProviderTask[" + key + " " + route.name() + "]";
  }
}
