package dev.darkroom.generation;

import java.util.List;
import java.util.Optional;

/// The messages that surfaces posted for generations, so that they can be changed, and are not
/// posted twice, after a restart. Calls join the open transaction.
public interface Posts {
  /// Remembers it, in place of what was known of that kind.
  void save(Post post);

  Optional<Post> find(GenerationId generation, Post.Kind kind);

  /// Status messages of a surface whose generations have not ended, newest first.
  List<Post> openStatuses(String surface, int limit);
}
