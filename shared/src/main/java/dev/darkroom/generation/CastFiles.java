package dev.darkroom.generation;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.media.MediaRef;
import dev.darkroom.media.MediaStore;
import java.util.HashSet;
import java.util.List;

/// The files that were copied for casts: they go with the last cast that names them. Outputs that a
/// cast names stay with their generation.
public final class CastFiles {
  /// Ids of copies begin with it.
  public static final String PREFIX = "cast/";

  private final Casts casts;
  private final MediaStore store;

  public CastFiles(Casts casts, MediaStore store) {
    this.casts = casts;
    this.store = store;
  }

  /// Forgets a cast, and its copies.
  ///
  /// @return whether there was one
  public boolean forget(Cast cast) {
    boolean gone = casts.remove(cast.community(), cast.name());
    eraseUnnamed(cast.community(), cast.pictures());
    return gone;
  }

  /// Erases those of the pictures that are copies and that no cast of the community names.
  public void eraseUnnamed(CommunityId community, List<MediaRef> pictures) {
    var named = new HashSet<String>();
    for (var cast : casts.all(community))
      for (var picture : cast.pictures()) named.add(picture.id());
    for (var picture : pictures)
      if (picture.id().startsWith(PREFIX) && !named.contains(picture.id())) store.erase(picture);
  }
}
