package dev.darkroom.bot.slack;

import com.slack.api.methods.MethodsClient;
import dev.darkroom.bot.slack.connect.SlackConnection;
import dev.darkroom.bot.slack.form.Home;
import dev.darkroom.bot.slack.form.WishForm;
import dev.darkroom.bot.slack.message.Postman;
import dev.darkroom.bot.slack.web.Calls;
import dev.darkroom.bot.slack.web.Channels;
import dev.darkroom.bot.slack.web.People;
import dev.darkroom.bot.slack.web.Uploads;
import dev.darkroom.bot.slack.web.Workspaces;
import dev.darkroom.settings.Secret;
import dev.darkroom.surface.Surface;
import dev.darkroom.surface.fetch.AllowedHosts;
import dev.darkroom.surface.fetch.PictureFetch;
import dev.darkroom.surface.intake.BatchReception;
import dev.darkroom.surface.intake.Reception;
import dev.darkroom.surface.intake.References;
import dev.darkroom.surface.intake.UnderWay;
import dev.darkroom.surface.intake.Work;
import dev.darkroom.surface.status.StatusBoard;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// The bot in Slack: made, connected, and closed.
public final class Slack implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(500);

  private final SlackConnection connection;
  private final UnderWay acknowledgements;
  private final Work work;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("slack-status").daemon().factory());
  private final SlackSurface surface;

  /// Nothing is reached before [#connect].
  public Slack(Parts parts, SlackConnection connection) {
    this.connection = connection;
    acknowledgements = connection.acknowledgements();
    work = new Work(acknowledgements);
    var workspaces = workspaces(connection);
    var api = new Calls(workspaces);
    var postman = new Postman(api, connection.app().slack());
    var channels = new Channels(api);
    var uploads = new Uploads(api);
    surface =
        new SlackSurface(
            postman,
            channels,
            new Endings(postman, uploads, channels, parts.posts(), parts.store(), parts.clock()),
            parts.cards(),
            parts.posts(),
            display ->
                new StatusBoard(
                    parts.studio(), parts.cards(), display, work.threads(), parts.clock()),
            parts.clock());
    var people = new People(api, parts.settings().moderatorGroup(), parts.clock());
    var replies = new Replies(postman, channels, uploads, surface, parts.studio());
    register(parts, workspaces, api, postman, channels, people, replies);
  }

  private void register(
      Parts parts,
      Workspaces workspaces,
      Calls api,
      Postman postman,
      Channels channels,
      People people,
      Replies replies) {
    var desks = parts.desks();
    var media = parts.media();
    var presence = new Presence(parts.departures());
    var intake = new Intake(acknowledgements, work, people, presence, replies);
    connection.onDeparture(presence::left);
    var views = new Views(api);
    var doorkeeper = new Doorkeeper(channels);
    var pictures =
        new SlackPictures(
            api,
            workspaces,
            new PictureFetch(new AllowedHosts(media.hosts()), media.sizeBytesMax()));
    var references = new References(parts.store(), parts.casts(), media.sizeBytesMax());
    var wishes =
        new Wishes(
            doorkeeper,
            new Reception(references, desks.generations()),
            new BatchReception(references, desks.batches()),
            pictures);
    var form =
        new WishForm(
            parts.catalog(), parts.looks(), parts.casts(), desks.lookUps(), desks.communities());
    var forms = new FormListener(intake, replies, views, form, doorkeeper, wishes, desks);
    var moderators =
        new ModeratorCommands(
            desks,
            (caller, user) ->
                people.find(Address.read(caller.replyTo().address()).team(), user).groups());
    var app = connection.app();
    forms.register(app);
    var home = new Home(desks, parts.cards(), parts.generations(), parts.posts());
    new HomeListener(intake, views, new Uploads(api), home, desks).register(app);
    new CommandListener(intake, forms, moderators, desks).register(app);
    new PressListener(intake, replies, views, doorkeeper, desks).register(app);
    new MentionListener(intake, postman, wishes, desks.communities()).register(app);
  }

  private static Workspaces workspaces(SlackConnection connection) {
    return new Workspaces() {
      @Override
      public Optional<MethodsClient> client(String team) {
        return connection.client(team);
      }

      @Override
      public Optional<Secret> token(String team) {
        return connection.token(team);
      }
    };
  }

  /// Where generations that were asked for in Slack are delivered.
  public Surface surface() {
    return surface;
  }

  /// Connects, and takes up status messages.
  ///
  /// @throws dev.darkroom.bot.slack.connect.SlackException when Slack does not let the bot in
  public void connect() throws InterruptedException {
    connection.connect();
    surface.resume();
    var _ =
        ticks.scheduleWithFixedDelay(
            surface.board()::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// What Slack, and people who install the bot, ask for over HTTP.
  public void into(RoutesConfig routes) {
    connection.into(routes);
  }

  /// Renews tokens that end soon, and looks whether they are good. A chore for every few minutes.
  public void renewTokens() {
    connection.renewTokens();
  }

  /// What keeps people in Slack from using the bot, in one sentence for operators.
  public Optional<String> trouble() {
    return connection.trouble();
  }

  /// Lets what is being answered come to its end, then leaves.
  @Override
  public void close() {
    ticks.shutdownNow();
    work.close();
    connection.close();
  }
}
