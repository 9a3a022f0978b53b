package dev.darkroom.generation;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.link.Links;
import java.io.Writer;
import java.util.List;

/// Personal data where bookings may stand under the name that a linked member is meant by.
public final class LinkedPersonalData implements PersonalData {
  private final PersonalData data;
  private final Links links;

  public LinkedPersonalData(PersonalData data, Links links) {
    this.data = data;
    this.links = links;
  }

  @Override
  public void write(MemberId member, Writer out) {
    data.write(member, out);
  }

  @Override
  public int generationCount(MemberId member) {
    return data.generationCount(member);
  }

  @Override
  public List<Generation> generations(MemberId member, int limit) {
    return data.generations(member, limit);
  }

  @Override
  public List<Generation> generations(CommunityId community, int limit) {
    return data.generations(community, limit);
  }

  @Override
  public boolean isAtWork(MemberId member) {
    return data.isAtWork(member);
  }

  @Override
  public boolean isAtWork(CommunityId community) {
    return data.isAtWork(community);
  }

  @Override
  public void erase(GenerationId id) {
    data.erase(id);
  }

  @Override
  public void forget(MemberId member) {
    var meant = links.of(member);
    data.forget(member);
    if (!meant.equals(member)) data.forget(meant);
  }

  @Override
  public void forget(CommunityId community) {
    data.forget(community);
  }
}
