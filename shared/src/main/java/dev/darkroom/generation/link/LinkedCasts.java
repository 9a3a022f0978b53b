package dev.darkroom.generation.link;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.link.Links;
import dev.darkroom.generation.Cast;
import dev.darkroom.generation.Casts;
import java.util.List;
import java.util.Optional;

/// Casts that linked communities have together.
public final class LinkedCasts implements Casts {
  private final Casts casts;
  private final Links links;

  public LinkedCasts(Casts casts, Links links) {
    this.casts = casts;
    this.links = links;
  }

  @Override
  public Optional<Cast> find(CommunityId community, String name) {
    return casts.find(links.of(community), name);
  }

  @Override
  public List<Cast> all(CommunityId community) {
    return casts.all(links.of(community));
  }

  @Override
  public void save(Cast cast) {
    casts.save(new Cast(links.of(cast.community()), cast.name(), cast.madeBy(), cast.pictures()));
  }

  @Override
  public boolean remove(CommunityId community, String name) {
    return casts.remove(links.of(community), name);
  }
}
