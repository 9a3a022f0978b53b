package dev.darkroom.generation;

import dev.darkroom.catalog.Look;
import dev.darkroom.credit.CommunityId;
import java.util.List;
import java.util.Optional;

/// The looks that a community can use: those of `config/looks.yaml` and those it saved itself.
public interface Looks {
  /// A look by its id; the community's own comes before a configured one of the same id.
  Optional<Look> find(CommunityId community, String id);

  List<Look> all(CommunityId community);

  /// Stores a look of the community's own, in place of one of the same id.
  void save(CommunityId community, Look look, String madeBy);

  /// Removes a look that the community saved; configured ones stay.
  ///
  /// @return whether there was one
  boolean remove(CommunityId community, String id);
}
