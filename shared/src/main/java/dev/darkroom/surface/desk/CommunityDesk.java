package dev.darkroom.surface.desk;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.CommunityPolicies;
import dev.darkroom.credit.CommunityPolicy;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.CommunityRules;
import dev.darkroom.generation.Looks;
import dev.darkroom.generation.Rulebook;
import dev.darkroom.generation.Turns;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.Part;
import dev.darkroom.surface.card.Part.Subject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a community is served, and who is not: for moderators alone, every change in the audit log.
public final class CommunityDesk {
  /// Takes a default look away.
  public static final String NO_LOOK = "none";

  private static final int LISTED_MAX = 50;

  private final CommunityPolicies policies;
  private final Rulebook rulebook;
  private final Catalog catalog;
  private final Looks looks;
  private final Turns turns;

  public CommunityDesk(
      CommunityPolicies policies, Rulebook rulebook, Catalog catalog, Looks looks, Turns turns) {
    this.policies = policies;
    this.rulebook = rulebook;
    this.catalog = catalog;
    this.looks = looks;
    this.turns = turns;
  }

  /// What a moderator wants to be otherwise; what is empty or false stays.
  ///
  /// @param zone such as `Europe/Berlin`
  /// @param channel one more in which requests are taken
  /// @param everywhere requests are taken in every channel again
  /// @param model one more that may be used
  /// @param everyModel every model may be used again
  /// @param look id of the default look, or [#NO_LOOK]
  public record Changes(
      Optional<String> zone,
      Optional<Boolean> membersUsePool,
      Optional<String> channel,
      boolean everywhere,
      Optional<String> model,
      boolean everyModel,
      Optional<Credits> confirmAbove,
      Optional<String> look,
      Optional<Boolean> hidden,
      Optional<Boolean> paused) {}

  /// Whether results are private there where nothing is said about it; at once, from memory.
  public boolean isHidden(CommunityId community) {
    return rulebook.isHidden(community);
  }

  /// Changes what is given, all or nothing, and shows what holds then.
  public Answer settings(Changes changes, Caller caller) {
    return ModeratorDesk.moderated(
        caller,
        () -> {
          var wrong = wrong(changes, caller);
          return wrong.isPresent() ? said(wrong.get(), caller) : change(changes, caller);
        });
  }

  private Optional<Label> wrong(Changes changes, Caller caller) {
    if (changes.zone().filter(it -> !isZone(it)).isPresent())
      return Optional.of(Label.NO_TIME_ZONE);
    if (changes.model().filter(it -> catalog.find(it).isEmpty()).isPresent())
      return Optional.of(Label.NO_MODEL);
    if (changes.look().filter(it -> !isLook(it, caller)).isPresent())
      return Optional.of(Label.NO_LOOK);
    var now = rulebook.of(caller.community());
    boolean full =
        (changes.channel().isPresent() && now.channels().size() == CommunityRules.NAMED_MAX)
            || (changes.model().isPresent() && now.models().size() == CommunityRules.NAMED_MAX);
    return full ? Optional.of(Label.TOO_MANY_NAMED) : Optional.empty();
  }

  private static boolean isZone(String text) {
    try {
      return ZoneId.getAvailableZoneIds().contains(ZoneId.of(text).getId());
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  private boolean isLook(String id, Caller caller) {
    return id.equals(NO_LOOK) || looks.find(caller.community(), id).isPresent();
  }

  private Answer change(Changes changes, Caller caller) {
    var policy = policies.of(caller.community());
    var wantedPolicy =
        new CommunityPolicy(
            policy.community(),
            changes.zone().map(ZoneId::of).orElse(policy.zone()),
            changes.membersUsePool().orElse(policy.membersUsePool()));
    if (!wantedPolicy.equals(policy)) policies.change(wantedPolicy, actor(caller));
    var rules = rulebook.of(caller.community());
    var wantedRules = changed(rules, changes);
    if (!wantedRules.equals(rules)) rulebook.change(wantedRules, actor(caller));
    boolean paused =
        changes
            .paused()
            .filter(it -> rulebook.pause(caller.community(), it, actor(caller)))
            .isPresent();
    if (paused) turns.wake();
    boolean any = paused || !wantedPolicy.equals(policy) || !wantedRules.equals(rules);
    return new Answer.Aside(new Card(Tone.PLAIN, shown(wantedPolicy, wantedRules, any, caller)));
  }

  private static CommunityRules changed(CommunityRules now, Changes changes) {
    return new CommunityRules(
        now.community(),
        more(changes.everywhere() ? List.of() : now.channels(), changes.channel()),
        more(changes.everyModel() ? List.of() : now.models(), changes.model()),
        changes.confirmAbove().or(now::confirmAbove),
        changes.look().isPresent() ? changes.look().filter(it -> !it.equals(NO_LOOK)) : now.look(),
        changes.hidden().orElse(now.hidden()));
  }

  private static List<String> more(List<String> named, Optional<String> another) {
    var all = new ArrayList<>(named);
    another.ifPresent(all::add);
    return all;
  }

  private List<Part> shown(
      CommunityPolicy policy, CommunityRules rules, boolean changed, Caller caller) {
    var controls = caller.words().controls();
    var parts = new ArrayList<Part>();
    if (changed) parts.add(new Part.Title(controls.say(Label.SETTINGS_CHANGED)));
    parts.add(new Part.Text(caller.words().money().zone(policy.zone())));
    parts.add(
        new Part.Text(controls.say(policy.membersUsePool() ? Label.POOL_SHARED : Label.POOL_KEPT)));
    parts.add(
        new Part.Text(
            rules
                .confirmAbove()
                .map(controls::confirmAbove)
                .orElseGet(() -> controls.say(Label.CONFIRM_USUAL))));
    parts.add(
        new Part.Text(
            rules
                .look()
                .map(controls::defaultLook)
                .orElseGet(() -> controls.say(Label.NO_DEFAULT_LOOK))));
    parts.add(new Part.Text(controls.say(rules.hidden() ? Label.HIDDEN : Label.SHOWN)));
    parts.add(
        new Part.Text(
            rules.models().isEmpty()
                ? controls.say(Label.EVERY_MODEL)
                : controls.onlyModels(rules.models().stream().map(catalog::nameOf).toList())));
    if (rules.channels().isEmpty()) parts.add(new Part.Text(controls.say(Label.EVERYWHERE)));
    for (var channel : rules.channels())
      parts.add(new Subject(Subject.Kind.CHANNEL, channel, controls.say(Label.CHANNEL_ALLOWED)));
    if (rulebook.isPaused(rules.community())) parts.add(new Part.Text(controls.say(Label.PAUSED)));
    return parts;
  }

  /// From now on nothing of theirs is taken; what runs goes on.
  ///
  /// @param reason kept in the audit log
  public Answer block(String member, String reason, Caller caller) {
    return ModeratorDesk.moderated(
        caller,
        () -> {
          rulebook.block(new MemberId(caller.community(), member), reason, actor(caller));
          return about(member, Label.BLOCKED, caller);
        });
  }

  public Answer unblock(String member, Caller caller) {
    return ModeratorDesk.moderated(
        caller,
        () -> {
          var _ = rulebook.unblock(new MemberId(caller.community(), member), actor(caller));
          return about(member, Label.UNBLOCKED, caller);
        });
  }

  /// Who may not use the bot here.
  public Answer blocked(Caller caller) {
    return ModeratorDesk.moderated(
        caller,
        () -> {
          var parts =
              rulebook.blocked(caller.community()).stream()
                  .limit(LISTED_MAX)
                  .map(it -> subject(it, Label.BLOCKED, caller))
                  .toList();
          return parts.isEmpty()
              ? said(Label.NOBODY_BLOCKED, caller)
              : new Answer.Aside(new Card(Tone.PLAIN, parts));
        });
  }

  private static Answer about(String member, Label label, Caller caller) {
    return new Answer.Aside(new Card(Tone.PLAIN, List.of(subject(member, label, caller))));
  }

  private static Part subject(String member, Label label, Caller caller) {
    return new Subject(Subject.Kind.MEMBER, member, caller.words().controls().say(label));
  }

  private static String actor(Caller caller) {
    return caller.requester().member().id();
  }

  private static Answer said(Label label, Caller caller) {
    return new Answer.Aside(Card.of(Tone.PLAIN, caller.words().controls().say(label)));
  }
}
