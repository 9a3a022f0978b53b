package dev.darkroom.generation.link;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.link.Links;
import dev.darkroom.generation.CommunityRules;
import dev.darkroom.generation.Rulebook;
import java.util.List;

/// Rules that linked communities have together. Channels are the platform's own: to name some on
/// one says nothing about the other.
public final class LinkedRulebook implements Rulebook {
  private final Rulebook rulebook;
  private final Links links;

  public LinkedRulebook(Rulebook rulebook, Links links) {
    this.rulebook = rulebook;
    this.links = links;
  }

  @Override
  public CommunityRules of(CommunityId community) {
    var meant = links.of(community);
    var rules = rulebook.of(meant);
    return community.equals(meant) ? rules : rules.in(community, rulebook.of(community).channels());
  }

  @Override
  public void change(CommunityRules rules, String actor) {
    var community = rules.community();
    var meant = links.of(community);
    if (community.equals(meant)) {
      rulebook.change(rules, actor);
      return;
    }
    var own = CommunityRules.none(community).in(community, rules.channels());
    if (!own.equals(rulebook.of(community))) rulebook.change(own, actor);
    var before = rulebook.of(meant);
    var common = rules.in(meant, before.channels());
    if (!common.equals(before)) rulebook.change(common, actor);
  }

  @Override
  public boolean isHidden(CommunityId community) {
    return rulebook.isHidden(links.of(community));
  }

  /// Who is blocked under one name is blocked, or a code would be enough to be let in again.
  @Override
  public boolean isBlocked(MemberId member) {
    return links.names(member).stream().anyMatch(rulebook::isBlocked);
  }

  @Override
  public List<String> blocked(CommunityId community) {
    return links.names(community).stream()
        .flatMap(name -> rulebook.blocked(name).stream())
        .distinct()
        .toList();
  }

  @Override
  public void block(MemberId member, String reason, String actor) {
    rulebook.block(links.of(member), reason, actor);
  }

  @Override
  public boolean unblock(MemberId member, String actor) {
    boolean any = false;
    for (var name : links.names(member)) any |= rulebook.unblock(name, actor);
    return any;
  }

  @Override
  public boolean isPaused(CommunityId community) {
    return rulebook.isPaused(links.of(community));
  }

  /// Under every name: the line of those who wait knows communities as platforms do.
  @Override
  public boolean pause(CommunityId community, boolean paused, String actor) {
    boolean any = false;
    for (var name : links.names(community)) any |= rulebook.pause(name, paused, actor);
    return any;
  }
}
