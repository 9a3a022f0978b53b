package dev.darkroom.surface.desk;

import dev.darkroom.credit.CommunityPolicies;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Ledger;
import dev.darkroom.credit.Ledger.Beneficiary;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Plan;
import dev.darkroom.credit.Plans;
import dev.darkroom.credit.Quota;
import dev.darkroom.credit.Quotas;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.card.Card;
import dev.darkroom.surface.card.Card.Tone;
import dev.darkroom.surface.card.Part;
import dev.darkroom.surface.card.Part.Subject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What moderators change about spending: limits, credits, plans. Others are refused, whatever the
/// platform let through, and every change is in the audit log.
public final class ModeratorDesk {
  private static final int LISTED_MAX = 30;

  private final Quotas quotas;
  private final Ledger ledger;
  private final Plans plans;
  private final CommunityPolicies policies;
  private final InstantSource clock;

  public ModeratorDesk(
      Quotas quotas, Ledger ledger, Plans plans, CommunityPolicies policies, InstantSource clock) {
    this.quotas = quotas;
    this.ledger = ledger;
    this.plans = plans;
    this.policies = policies;
    this.clock = clock;
  }

  /// Whom, how long and in what a limit counts.
  public record Limited(Quota.Scope scope, Quota.Window window, Quota.Metric metric) {}

  /// @param most whole credits or generations, or millionths of a dollar
  public Answer setQuota(Limited limited, long most, Caller caller) {
    return moderated(
        caller,
        () -> {
          quotas.set(
              new Quota(
                  caller.community(), limited.scope(), limited.window(), limited.metric(), most),
              actor(caller));
          return said(Label.LIMIT_SET, caller);
        });
  }

  public Answer clearQuota(Limited limited, Caller caller) {
    return moderated(
        caller,
        () -> {
          quotas.clear(
              caller.community(),
              limited.scope(),
              limited.window(),
              limited.metric(),
              actor(caller));
          return said(Label.LIMIT_CLEARED, caller);
        });
  }

  /// All limits with what is used of them.
  public Answer showQuotas(Caller caller) {
    return moderated(caller, () -> list(caller, _ -> true));
  }

  /// The limits that hold for one member.
  ///
  /// @param roles the member's
  public Answer explainQuotas(String member, Set<String> roles, Caller caller) {
    return moderated(caller, () -> list(caller, scope -> holds(scope, member, roles)));
  }

  /// The limits that hold for the one who asks.
  public Answer ownQuotas(Caller caller) {
    var requester = caller.requester();
    return list(caller, scope -> holds(scope, requester.member().id(), requester.roles()));
  }

  private static boolean holds(Quota.Scope scope, String member, Set<String> roles) {
    return switch (scope.kind()) {
      case MEMBER -> scope.id().equals(member);
      case ROLE -> roles.contains(scope.id());
      case CHANNEL, MODEL, COMMUNITY -> true;
    };
  }

  private Answer list(Caller caller, Predicate<Quota.Scope> wanted) {
    var words = caller.words();
    var zone = policies.of(caller.community()).zone();
    var parts = new ArrayList<Part>();
    parts.add(new Part.Title(words.controls().say(Label.LIMITS)));
    quotas.list(caller.community()).stream()
        .filter(use -> wanted.test(use.quota().scope()))
        .limit(LISTED_MAX)
        .forEach(
            use -> parts.add(subject(use.quota().scope(), words.money().use(use, zone), caller)));
    if (parts.size() == 1) return said(Label.NO_LIMITS, caller);
    return new Answer.Aside(new Card(Tone.PLAIN, parts));
  }

  private static Part subject(Quota.Scope scope, String text, Caller caller) {
    return switch (scope.kind()) {
      case MEMBER -> new Subject(Subject.Kind.MEMBER, scope.id(), text);
      case ROLE -> new Subject(Subject.Kind.ROLE, scope.id(), text);
      case CHANNEL -> new Subject(Subject.Kind.CHANNEL, scope.id(), text);
      case MODEL -> new Subject(Subject.Kind.OTHER, scope.id(), text);
      case COMMUNITY -> new Part.Entry(caller.words().controls().say(Label.EVERYONE), text);
    };
  }

  /// Gives credits to a member, or to the community's pool where no member is named.
  public Answer grant(
      Optional<String> member,
      Credits credits,
      Optional<Duration> lasting,
      String reason,
      Caller caller) {
    return moderated(
        caller,
        () -> {
          var to =
              member
                  .<Beneficiary>map(
                      id -> new Beneficiary.ToMember(new MemberId(caller.community(), id)))
                  .orElseGet(() -> new Beneficiary.ToPool(caller.community()));
          var until = lasting.map(it -> clock.instant().plus(it));
          ledger.grant(caller.key(), to, credits, until, actor(caller), reason);
          return aside(caller.words().money().granted(credits));
        });
  }

  /// Gives a member a plan, or the community where no member is named.
  public Answer assignPlan(Optional<String> member, String plan, Caller caller) {
    return moderated(
        caller,
        () -> {
          var found = plans.find(plan).map(Plan::name);
          if (found.isEmpty()) return said(Label.NO_PLAN, caller);
          if (member.isPresent())
            plans.assign(new MemberId(caller.community(), member.get()), plan, actor(caller));
          else plans.assign(caller.community(), plan, actor(caller));
          return aside(caller.words().money().assigned(found.get()));
        });
  }

  static Answer moderated(Caller caller, Supplier<Answer> work) {
    return caller.administrator()
        ? work.get()
        : Answer.refused(caller.words().controls().say(Label.MODERATORS_ONLY));
  }

  private static String actor(Caller caller) {
    return caller.requester().member().id();
  }

  private static Answer said(Label label, Caller caller) {
    return aside(caller.words().controls().say(label));
  }

  private static Answer aside(String sentence) {
    return new Answer.Aside(Card.of(Tone.PLAIN, sentence));
  }
}
