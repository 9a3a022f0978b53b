package dev.darkroom.surface.desk;

import dev.darkroom.credit.link.LinkCodes;
import dev.darkroom.credit.link.Links;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;

/// Where people say that they are the same on two platforms of a linked community, and have one
/// balance from then on.
public final class LinkDesk {
  private final LinkCodes codes;
  private final Links links;

  public LinkDesk(LinkCodes codes, Links links) {
    this.codes = codes;
    this.links = links;
  }

  /// A code for the other platform; for who asks, alone.
  public Answer ask(Caller caller) {
    var controls = caller.words().controls();
    return links.names(caller.community()).size() == 1
        ? Answer.refused(controls.say(Label.NOTHING_LINKED))
        : said(controls.linkCode(codes.issue(caller.requester().member()), LinkCodes.LIFE));
  }

  /// @param code asked for on the other platform
  public Answer enter(String code, Caller caller) {
    var controls = caller.words().controls();
    return switch (codes.redeem(code, caller.requester().member())) {
      case JOINED -> said(controls.say(Label.MEMBERS_LINKED));
      case UNKNOWN -> Answer.refused(controls.say(Label.NO_LINK_CODE));
      case SAME_PLACE -> Answer.refused(controls.say(Label.LINK_CODE_HERE));
    };
  }

  /// Takes it back: each name has its own balance again.
  public Answer part(Caller caller) {
    var controls = caller.words().controls();
    return links.part(caller.requester().member())
        ? said(controls.say(Label.MEMBERS_PARTED))
        : Answer.refused(controls.say(Label.NOT_LINKED));
  }

  private static Answer said(String sentence) {
    return new Answer.Aside(Card.of(Tone.PLAIN, sentence));
  }
}
