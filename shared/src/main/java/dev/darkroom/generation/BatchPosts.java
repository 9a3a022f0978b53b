package dev.darkroom.generation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The messages of batches, so that any process can go on with them after a restart. Calls join the
/// open transaction.
public interface BatchPosts {
  /// From now on the batch is spoken of in one message; where it is already, nothing changes.
  void begin(BatchId batch, ReplyTo replyTo);

  Optional<BatchPost> find(BatchId batch);

  /// Takes those of a surface that are due and not ended. For as long as `lease` no other process
  /// gets them; who takes one saves it within that time.
  List<BatchPost> take(String surface, Duration lease, int limit);

  /// Remembers where it stands, and lets it be due again.
  void save(BatchPost post, Duration dueIn);
}
