package dev.darkroom.bot.ops;

import java.util.Optional;

/// One thing that must be well for the service to take work, such as the database.
///
/// @param name one word, shown to operators
public record HealthCheck(String name, Probe probe) {
  /// Looks once.
  @FunctionalInterface
  public interface Probe {
    /// What is wrong, in a few words without secrets; empty if all is well. May block: a probe that
    /// does not answer in [HealthServer#PATIENCE] counts as trouble.
    Optional<String> trouble() throws Exception;
  }
}
