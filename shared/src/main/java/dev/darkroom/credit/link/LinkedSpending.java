package dev.darkroom.credit.link;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Spending;
import java.time.Instant;
import java.util.List;

/// What linked communities spent together.
public final class LinkedSpending implements Spending {
  private final Spending spending;
  private final Links links;

  public LinkedSpending(Spending spending, Links links) {
    this.spending = spending;
    this.links = links;
  }

  @Override
  public List<Line> by(Dimension dimension, CommunityId community, Instant from, Instant to) {
    return spending.by(dimension, links.of(community), from, to);
  }
}
