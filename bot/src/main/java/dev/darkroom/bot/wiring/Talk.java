package dev.darkroom.bot.wiring;

import dev.darkroom.bot.discord.Discord;
import dev.darkroom.bot.discord.DiscordException;
import dev.darkroom.bot.discord.Invite;
import dev.darkroom.bot.discord.Parts;
import dev.darkroom.bot.ops.HealthCheck;
import dev.darkroom.bot.ops.Housekeeping.Chore;
import dev.darkroom.bot.slack.Slack;
import dev.darkroom.bot.slack.connect.SlackException;
import dev.darkroom.credit.link.LinkedSpending;
import dev.darkroom.settings.Settings;
import dev.darkroom.store.JdbcBatchPosts;
import dev.darkroom.store.JdbcLinkCodes;
import dev.darkroom.store.JdbcPosts;
import dev.darkroom.store.JdbcSpending;
import dev.darkroom.store.Remembered;
import dev.darkroom.surface.card.BatchCards;
import dev.darkroom.surface.card.ButtonIds;
import dev.darkroom.surface.card.GenerationCards;
import dev.darkroom.surface.desk.Approvals;
import dev.darkroom.surface.desk.BatchDesk;
import dev.darkroom.surface.desk.CommunityDesk;
import dev.darkroom.surface.desk.Comparisons;
import dev.darkroom.surface.desk.Desks;
import dev.darkroom.surface.desk.GenerationDesk;
import dev.darkroom.surface.desk.LinkDesk;
import dev.darkroom.surface.desk.LookUpDesk;
import dev.darkroom.surface.desk.ModeratorDesk;
import dev.darkroom.surface.desk.PrivacyDesk;
import dev.darkroom.surface.desk.ReportDesk;
import dev.darkroom.surface.desk.ResultDesk;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The surfaces where people talk to the bot, wired.
public final class Talk implements AutoCloseable {
  private static final Duration TOKENS_EVERY = Duration.ofMinutes(5);

  private final Optional<Discord> discord;
  private final Optional<Slack> slack;

  private Talk(Optional<Discord> discord, Optional<Slack> slack) {
    this.discord = discord;
    this.slack = slack;
  }

  /// Those that are set up; nothing is connected before [#connect].
  ///
  /// @param shutOut gets one sentence when a platform shuts the bot out later
  public static Talk of(Bot bot, Setup setup, InstantSource clock, Consumer<String> shutOut) {
    return new Talk(
        discord(
            bot,
            setup.configuration().settings(),
            clock,
            reason -> shutOut.accept(String.valueOf(reason.getMessage()))),
        slack(bot, setup, clock));
  }

  /// Logs in everywhere.
  ///
  /// @return one sentence where a platform does not let the bot in
  public Optional<String> connect() throws InterruptedException {
    try {
      if (discord.isPresent()) discord.get().connect();
      if (slack.isPresent()) slack.get().connect();
      return Optional.empty();
    } catch (DiscordException | SlackException reason) {
      return Optional.of(String.valueOf(reason.getMessage()));
    }
  }

  /// One check for each platform.
  public List<HealthCheck> checks() {
    var checks = new ArrayList<HealthCheck>();
    discord.ifPresent(it ->
        checks.add(
            new HealthCheck(
                "discord",
                () -> it.isConnected() ? Optional.empty() : Optional.of("not connected"))));
    slack.ifPresent(it -> checks.add(new HealthCheck("slack", it::trouble)));
    return checks;
  }

  /// What platforms need now and then.
  public List<Chore> chores() {
    return slack.stream()
        .map(it -> new Chore("Slack tokens", TOKENS_EVERY, it::renewTokens))
        .toList();
  }

  /// What platforms ask for over HTTP.
  public void into(RoutesConfig routes) {
    slack.ifPresent(it -> it.into(routes));
  }

  /// Lets what is being answered come to its end, then logs out.
  @Override
  public void close() {
    discord.ifPresent(Discord::close);
    slack.ifPresent(Slack::close);
  }

  /// Discord, where its token is set; not connected yet. The bot delivers there from now on.
  ///
  /// @param lost called when Discord shuts the bot out later
  public static Optional<Discord> discord(
      Bot bot, Settings settings, InstantSource clock, Consumer<DiscordException> lost) {
    if (settings.discord().token().isEmpty()) return Optional.empty();
    var remembered = new Remembered(bot.database());
    var buttons = new ButtonIds(remembered.signingKey());
    var cards = new GenerationCards(bot.catalog(), buttons);
    var batchCards = new BatchCards(bot.catalog(), buttons);
    var batchPosts = new JdbcBatchPosts(bot.database(), clock);
    var batches =
        new BatchDesk(
            bot.studio(), batchCards, (batch, first) -> batchPosts.begin(batch, first.replyTo()));
    var parts =
        new Parts(
            settings.discord(),
            settings.media(),
            desks(bot, settings, cards, batches, buttons, clock),
            cards,
            batchCards,
            bot.studio(),
            bot.catalog(),
            bot.looks(),
            bot.casts(),
            bot.generations(),
            bot.plans(),
            new JdbcPosts(bot.database()),
            batchPosts,
            bot.store(),
            bot.pictures(),
            remembered,
            bot.departures(),
            clock);
    var discord = new Discord(parts, lost);
    bot.join(discord.surface());
    return Optional.of(discord);
  }

  /// Slack, where its tokens are set; not connected yet. The bot delivers there from now on.
  public static Optional<Slack> slack(Bot bot, Setup setup, InstantSource clock) {
    var settings = setup.configuration().settings();
    if (!settings.slack().isOn()) return Optional.empty();
    var buttons = new ButtonIds(new Remembered(bot.database()).signingKey());
    var cards = new GenerationCards(bot.catalog(), buttons);
    // There, every picture of a batch speaks for itself.
    var batches = new BatchDesk(bot.studio(), new BatchCards(bot.catalog(), buttons), (_, _) -> {});
    var parts =
        new dev.darkroom.bot.slack.Parts(
            settings.slack(),
            settings.media(),
            desks(bot, settings, cards, batches, buttons, clock),
            cards,
            bot.studio(),
            bot.catalog(),
            bot.looks(),
            bot.casts(),
            bot.generations(),
            new JdbcPosts(bot.database()),
            bot.store(),
            bot.departures(),
            clock);
    var slack = new Slack(parts, SlackConnections.of(setup, bot, clock));
    bot.join(slack.surface());
    return Optional.of(slack);
  }

  /// The link that adds the bot to a Discord server.
  ///
  /// @param application the application's id; read from the token where it is not given
  /// @return empty where neither says it
  public static Optional<String> discordInvite(Settings settings, Optional<String> application) {
    return application
        .or(() -> settings.discord().token().flatMap(Invite::application))
        .map(Invite::link);
  }

  private static Desks desks(
      Bot bot,
      Settings settings,
      GenerationCards cards,
      BatchDesk batches,
      ButtonIds buttons,
      InstantSource clock) {
    var generations = new GenerationDesk(bot.studio(), batches);
    var results =
        new ResultDesk(
            generations,
            cards,
            bot.store(),
            new Comparisons(bot.store(), bot.pictures()),
            new Approvals(bot.casts(), bot.store()));
    var lookUps =
        new LookUpDesk(
            bot.catalog(),
            bot.looks(),
            bot.casts(),
            bot.castFiles(),
            bot.generations(),
            bot.ledger(),
            bot.plans(),
            cards,
            settings.credits().zone());
    var moderators =
        new ModeratorDesk(bot.quotas(), bot.ledger(), bot.plans(), bot.policies(), clock);
    var communities =
        new CommunityDesk(bot.policies(), bot.rulebook(), bot.catalog(), bot.looks(), bot.turns());
    var reports =
        new ReportDesk(
            new LinkedSpending(new JdbcSpending(bot.database()), bot.links()),
            bot.policies(),
            bot.workers(),
            bot.store(),
            clock);
    var privacy = new PrivacyDesk(bot.personalData(), bot.erasure(), bot.store());
    var links = new LinkDesk(new JdbcLinkCodes(bot.database(), bot.links(), clock), bot.links());
    return new Desks(
        generations,
        batches,
        results,
        lookUps,
        moderators,
        communities,
        reports,
        privacy,
        links,
        buttons);
  }
}
