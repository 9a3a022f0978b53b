package dev.darkroom.bot.slack;

import dev.darkroom.bot.slack.Typed.Marked;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Quota;
import dev.darkroom.credit.Spending.Dimension;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.desk.Desks;
import dev.darkroom.surface.desk.ModeratorDesk.Limited;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Commands of moderators: parsed here, decided at the desks. Whoever writes one wrongly is shown
/// how it goes.
final class ModeratorCommands {
  private static final int REPORT_DAYS = 30;
  private static final int REPORT_DAYS_MAX = 366;
  private static final int GRANT_DAYS_MAX = 3_660;

  private final Desks desks;
  private final CommunityCommands communities;
  private final BiFunction<Caller, String, Set<String>> groups;

  /// @param groups the user groups of a member of the caller's workspace
  ModeratorCommands(Desks desks, BiFunction<Caller, String, Set<String>> groups) {
    this.desks = desks;
    this.communities = new CommunityCommands(desks.communities());
    this.groups = groups;
  }

  /// The answer to one of these commands; empty for any other word.
  Optional<Answer> answer(String word, Typed typed, Caller caller) {
    return switch (word) {
      case "quota" -> Optional.of(quota(typed, caller));
      case "grant" -> Optional.of(grant(typed, caller));
      case "report" -> Optional.of(report(typed, caller));
      default -> communities.answer(word, typed, caller);
    };
  }

  private Answer quota(Typed typed, Caller caller) {
    return switch (typed.next()) {
      case "", "show" -> desks.moderators().showQuotas(caller);
      case "explain" ->
          typed
              .person()
              .map(id -> desks.moderators().explainQuotas(id, groups.apply(caller, id), caller))
              .orElseGet(() -> Help.usage("/darkroom quota explain @ada", caller));
      case "set" -> set(typed, caller);
      case "clear" -> clear(typed, caller);
      default -> Help.usage(Help.QUOTA, caller);
    };
  }

  private Answer set(Typed typed, Caller caller) {
    var scope = scope(typed);
    var most = decimal(typed.word());
    if (scope.isEmpty() || most.isEmpty()) return Help.usage(Help.QUOTA, caller);
    var limited = limited(scope.get(), typed);
    return limited.isEmpty()
        ? Help.usage(Help.QUOTA, caller)
        : desks
            .moderators()
            .setQuota(limited.get(), most(limited.get().metric(), most.get()), caller);
  }

  private Answer clear(Typed typed, Caller caller) {
    return scope(typed)
        .flatMap(scope -> limited(scope, typed))
        .map(limited -> desks.moderators().clearQuota(limited, caller))
        .orElseGet(() -> Help.usage("/darkroom quota clear @ada credits a day", caller));
  }

  /// Whom it is about: somebody, a group, a channel, `model:id`, or `everyone`.
  private static Optional<Quota.Scope> scope(Typed typed) {
    var marked = typed.marked();
    if (marked.isPresent()) return marked.map(ModeratorCommands::scope);
    var word = typed.word();
    if (word.equalsIgnoreCase("everyone"))
      return Optional.of(new Quota.Scope(Quota.Scope.Kind.COMMUNITY, ""));
    return word.startsWith("model:") && word.length() > 6
        ? Optional.of(new Quota.Scope(Quota.Scope.Kind.MODEL, word.substring(6)))
        : Optional.empty();
  }

  private static Quota.Scope scope(Marked marked) {
    var kind =
        switch (marked.kind()) {
          case PERSON -> Quota.Scope.Kind.MEMBER;
          case CHANNEL -> Quota.Scope.Kind.CHANNEL;
          case GROUP -> Quota.Scope.Kind.ROLE;
        };
    return new Quota.Scope(kind, marked.id());
  }

  /// What is counted and how long: `credits a day` where nothing is said.
  private static Optional<Limited> limited(Quota.Scope scope, Typed typed) {
    var metric = Quota.Metric.CREDITS;
    var window = Quota.Window.DAY;
    while (!typed.isDone()) {
      var word = typed.next();
      var counted = constant(Quota.Metric.class, word);
      var lasting = constant(Quota.Window.class, word);
      if (counted.isPresent()) metric = counted.get();
      else if (lasting.isPresent()) window = lasting.get();
      else if (!Set.of("a", "per", "each").contains(word)) return Optional.empty();
    }
    return Optional.of(new Limited(scope, window, metric));
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static long most(Quota.Metric metric, BigDecimal limit) {
    return switch (metric) {
      case CREDITS, GENERATIONS -> limit.longValue();
      case DOLLARS -> limit.movePointRight(6).longValue();
    };
  }

  private Answer grant(Typed typed, Caller caller) {
    var to = typed.person();
    boolean all = to.isEmpty() && (typed.takes("pool") || typed.takes("everyone"));
    if (to.isEmpty() && !all) return Help.usage(Help.GRANT, caller);
    if (typed.takes("plan")) {
      var plan = typed.next();
      return plan.isEmpty()
          ? Help.usage(Help.PLAN, caller)
          : desks.moderators().assignPlan(to, plan, caller);
    }
    var credits = typed.number().filter(it -> it > 0);
    if (credits.isEmpty()) return Help.usage(Help.GRANT, caller);
    var _ = typed.takes("credits");
    var lasting = days(typed);
    return desks.moderators().grant(to, Credits.of(credits.get()), lasting, typed.rest(), caller);
  }

  /// Such as `30 days`; anything else is the reason.
  private static Optional<Duration> days(Typed typed) {
    var days = typed.number().filter(it -> it > 0 && it <= GRANT_DAYS_MAX);
    if (days.isPresent()) {
      boolean _ = typed.takes("days") || typed.takes("day");
    }
    return days.map(Duration::ofDays);
  }

  private Answer report(Typed typed, Caller caller) {
    var dimension =
        switch (typed.next()) {
          case "", "cost" -> Optional.of(Dimension.MODEL);
          case "usage" -> Optional.of(Dimension.MEMBER);
          case "channels" -> Optional.of(Dimension.CHANNEL);
          default -> Optional.<Dimension>empty();
        };
    long days = typed.number().orElse((long) REPORT_DAYS);
    if (dimension.isEmpty() || days < 1 || days > REPORT_DAYS_MAX)
      return Help.usage(Help.REPORT, caller);
    return desks.reports().report(dimension.get(), Math.toIntExact(days), caller);
  }

  private static Optional<BigDecimal> decimal(String word) {
    var plain = word.replaceFirst("^\\$", "").replace(",", "");
    return plain.matches("\\d{1,12}(\\.\\d{1,6})?")
        ? Optional.of(new BigDecimal(plain))
        : Optional.empty();
  }
}
