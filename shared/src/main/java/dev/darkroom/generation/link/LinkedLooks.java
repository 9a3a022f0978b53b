package dev.darkroom.generation.link;

import dev.darkroom.catalog.Look;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.link.Links;
import dev.darkroom.generation.Looks;
import java.util.List;
import java.util.Optional;

/// Looks that linked communities have together.
public final class LinkedLooks implements Looks {
  private final Looks looks;
  private final Links links;

  public LinkedLooks(Looks looks, Links links) {
    this.looks = looks;
    this.links = links;
  }

  @Override
  public Optional<Look> find(CommunityId community, String id) {
    return looks.find(links.of(community), id);
  }

  @Override
  public List<Look> all(CommunityId community) {
    return looks.all(links.of(community));
  }

  @Override
  public void save(CommunityId community, Look look, String madeBy) {
    looks.save(links.of(community), look, madeBy);
  }

  @Override
  public boolean remove(CommunityId community, String id) {
    return looks.remove(links.of(community), id);
  }
}
