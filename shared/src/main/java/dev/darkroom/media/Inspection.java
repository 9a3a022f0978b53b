package dev.darkroom.media;

/// What a look at a file's header says: acceptable, or why not.
public sealed interface Inspection {
  /// A file that Darkroom can work with.
  record Accepted(MediaFacts facts) implements Inspection {}

  /// A file that is turned away before it is decoded.
  ///
  /// @param problem what is wrong with it
  /// @param sentence the same for the person who sent it, with the way out; names the limit
  record Rejected(Problem problem, String sentence) implements Inspection {}

  /// Why a file is turned away.
  enum Problem {
    EMPTY,
    NOT_A_PICTURE,
    UNSUPPORTED_TYPE,
    TOO_MANY_BYTES,
    TOO_MANY_PIXELS,
    TOO_MANY_FRAMES,
    TOO_SMALL,
    DAMAGED
  }
}
