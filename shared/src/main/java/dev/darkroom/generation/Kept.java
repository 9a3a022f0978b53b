package dev.darkroom.generation;

import java.time.Instant;
import java.util.List;

/// What is kept about generations, by how long it has been kept. Retention goes through it in the
/// order of generations and remembers how far it came.
public interface Kept {
  /// What has a time of its own.
  enum Kind {
    /// References and outputs.
    FILES,
    /// What people typed.
    PROMPTS
  }

  /// The oldest generations, made before `before`, from which nothing of the kind was erased yet.
  List<Generation> next(Kind kind, Instant before, int limit);

  /// Notes that all up to this one are done.
  void done(Kind kind, GenerationId upTo);

  /// Erases what the person typed.
  void erasePrompt(GenerationId id);

  /// Erases the oldest entries of the audit log made before `before`.
  ///
  /// @return how many
  int eraseAudit(Instant before, int limit);
}
