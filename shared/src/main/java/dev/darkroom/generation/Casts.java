package dev.darkroom.generation;

import dev.darkroom.credit.CommunityId;
import java.util.List;
import java.util.Optional;

/// The casts of communities.
public interface Casts {
  Optional<Cast> find(CommunityId community, String name);

  /// All of a community, by name.
  List<Cast> all(CommunityId community);

  /// Stores it, in place of one of the same name.
  void save(Cast cast);

  /// @return whether there was one
  boolean remove(CommunityId community, String name);
}
