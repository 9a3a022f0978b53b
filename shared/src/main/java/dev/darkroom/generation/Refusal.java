package dev.darkroom.generation;

/// Why a request was not taken. Nothing was held and nothing is left behind.
///
/// @param sentence one clear sentence for the person: the limit that was hit and what to do
public record Refusal(Reason reason, String sentence) {
  /// What kind of limit it was; decides the exit code of the command line.
  public enum Reason {
    /// The request itself: a file, a number, a prompt.
    INPUT,
    /// There is no such model, or it cannot do this.
    MODEL,
    /// No provider that runs the model has its key.
    KEY,
    CREDITS,
    QUOTA,
    /// The queue is full, or paused by moderators.
    BUSY,
    /// The person may not.
    FORBIDDEN
  }
}
