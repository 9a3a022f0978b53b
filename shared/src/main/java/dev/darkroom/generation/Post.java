package dev.darkroom.generation;

import java.time.Instant;

/// A message that a surface posted for a generation.
///
/// @param surface name of the surface, such as `discord`
/// @param channel where it stands
/// @param message the platform's id of it; empty while it is only intended
/// @param nonce under which it is posted, so that a repeat posts nothing
/// @param address what the surface needs to change it, as it wrote it (JSON)
/// @param at when it was intended
public record Post(
    GenerationId generation,
    Kind kind,
    String surface,
    String channel,
    String message,
    String nonce,
    String address,
    Instant at) {
  /// What a message is for.
  public enum Kind {
    /// Changes while the generation is on its way.
    STATUS,
    /// Its result, or why it came to nothing: there is one.
    ENDING
  }

  /// Whether it is known to stand there.
  public boolean isPosted() {
    return !message.isEmpty();
  }

  @Override
  public String toString() {
    return "Post[" + generation + " " + kind + " " + surface + "]";
  }
}
