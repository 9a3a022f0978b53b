package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.command.Option;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Quota;
import dev.darkroom.credit.Spending.Dimension;
import dev.darkroom.surface.desk.Answer;
import dev.darkroom.surface.desk.Caller;
import dev.darkroom.surface.desk.CommunityDesk.Changes;
import dev.darkroom.surface.desk.Desks;
import dev.darkroom.surface.desk.ModeratorDesk.Limited;
import dev.darkroom.surface.intake.Repeated;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.jspecify.annotations.Nullable;

/// Commands of moderators: parsed here, decided at the desks.
final class ModeratorListener extends ListenerAdapter {
  private static final Set<String> COMMANDS =
      Set.of("quota", "grant", "settings", "block", "report");
  private static final int REPORT_DAYS = 30;

  private final Intake intake;
  private final Desks desks;
  private final Repeated repeated;

  ModeratorListener(Intake intake, Desks desks, Repeated repeated) {
    this.intake = intake;
    this.desks = desks;
    this.repeated = repeated;
  }

  /// Whether a command is one of these.
  static boolean knows(String command) {
    return COMMANDS.contains(command);
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    if (!knows(event.getName()) || repeated.came(event.getId())) return;
    intake.reply(event, event, true, visitor -> answer(event, visitor.caller(true)));
  }

  private Answer answer(SlashCommandInteractionEvent event, Caller caller) {
    var options = new Options(event);
    var moderators = desks.moderators();
    return switch (event.getFullCommandName()) {
      case "quota set" -> {
        var limited = limited(options);
        var limit = options.decimal(Option.LIMIT).orElse(BigDecimal.ZERO);
        yield moderators.setQuota(limited, most(limited.metric(), limit), caller);
      }
      case "quota clear" -> moderators.clearQuota(limited(options), caller);
      case "quota explain" -> explain(event, options, caller);
      case "grant credits" ->
          moderators.grant(
              options.id(Option.MEMBER),
              Credits.of(options.number(Option.AMOUNT).orElse(0)),
              options.number(Option.DAYS).stream().mapToObj(Duration::ofDays).findFirst(),
              options.text(Option.REASON).orElse(""),
              caller);
      case "grant plan" ->
          moderators.assignPlan(
              options.id(Option.MEMBER), options.text(Option.PLAN).orElse(""), caller);
      case "settings" -> desks.communities().settings(changes(options), caller);
      case "block add" ->
          desks
              .communities()
              .block(
                  options.id(Option.MEMBER).orElse(""),
                  options.text(Option.REASON).orElse(""),
                  caller);
      case "block remove" ->
          desks.communities().unblock(options.id(Option.MEMBER).orElse(""), caller);
      case "block list" -> desks.communities().blocked(caller);
      case "report usage" -> report(Dimension.MEMBER, options, caller);
      case "report cost" -> report(Dimension.MODEL, options, caller);
      default -> moderators.showQuotas(caller);
    };
  }

  private static Changes changes(Options options) {
    return new Changes(
        options.text(Option.TIME_ZONE),
        options.truth(Option.POOL),
        options.id(Option.CHANNEL),
        options.flag(Option.EVERYWHERE),
        options.text(Option.MODEL),
        options.flag(Option.EVERY_MODEL),
        options.number(Option.CONFIRM_ABOVE).stream().mapToObj(Credits::of).findFirst(),
        options.text(Option.LOOK),
        options.truth(Option.PRIVATE),
        options.truth(Option.PAUSED));
  }

  private Answer explain(SlashCommandInteractionEvent event, Options options, Caller caller) {
    var option = event.getOption(Option.MEMBER, OptionMapping::getAsMember);
    return desks
        .moderators()
        .explainQuotas(options.id(Option.MEMBER).orElse(""), roles(option), caller);
  }

  private static Set<String> roles(@Nullable Member member) {
    return member == null
        ? Set.of()
        : member.getUnsortedRoles().stream().map(ISnowflake::getId).collect(Collectors.toSet());
  }

  private Answer report(Dimension dimension, Options options, Caller caller) {
    int days = Math.toIntExact(options.number(Option.DAYS).orElse(REPORT_DAYS));
    return desks.reports().report(dimension, days, caller);
  }

  private static Limited limited(Options options) {
    return new Limited(
        scope(options),
        Quota.Window.valueOf(options.text(Option.WINDOW).orElse("DAY")),
        Quota.Metric.valueOf(options.text(Option.METRIC).orElse("CREDITS")));
  }

  /// The first that is named; none means everyone together.
  private static Quota.Scope scope(Options options) {
    return scope(options, Option.MEMBER, Quota.Scope.Kind.MEMBER)
        .or(() -> scope(options, Option.ROLE, Quota.Scope.Kind.ROLE))
        .or(() -> scope(options, Option.CHANNEL, Quota.Scope.Kind.CHANNEL))
        .or(() -> scope(options, Option.MODEL, Quota.Scope.Kind.MODEL))
        .orElseGet(() -> new Quota.Scope(Quota.Scope.Kind.COMMUNITY, ""));
  }

  private static Optional<Quota.Scope> scope(Options options, String name, Quota.Scope.Kind kind) {
    return options.id(name).map(id -> new Quota.Scope(kind, id));
  }

  private static long most(Quota.Metric metric, BigDecimal limit) {
    return switch (metric) {
      case CREDITS, GENERATIONS -> limit.longValue();
      case DOLLARS -> limit.movePointRight(6).longValue();
    };
  }
}
