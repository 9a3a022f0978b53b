package dev.darkroom.generation;

import java.time.Duration;

/// When a generation's next step is due.
public sealed interface Next {
  /// Somebody else moved the generation while this step ran: another process took over after this
  /// one was believed dead. It must not be touched now; if it was nobody after all, later.
  Next OVERTAKEN = new After(Duration.ofSeconds(30));

  /// At once.
  ///
  /// @param moved the generation as it is now
  record Now(Generation moved) implements Next {}

  /// After a while; nothing holds a thread until then.
  record After(Duration delay) implements Next {}

  /// When its turn comes, or when somebody acts: the queue or a person will see to it.
  record Parked() implements Next {}

  /// Never.
  record Ended() implements Next {}
}
