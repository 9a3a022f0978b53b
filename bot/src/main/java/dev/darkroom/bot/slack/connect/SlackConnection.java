package dev.darkroom.bot.slack.connect;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.builtin.IgnoringSelfEvents;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.MethodsClient;
import dev.darkroom.settings.Secret;
import dev.darkroom.settings.SlackSettings;
import dev.darkroom.surface.intake.UnderWay;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot's connection to Slack. Register handlers on [#app], then [#connect].
///
/// Handlers run on a thread of their own each, and their answer goes to Slack when they return:
/// work belongs elsewhere. Slack repeats what it thinks was lost, with the same or with another
/// envelope id; nothing of that is hidden here.
public final class SlackConnection implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SlackConnection.class);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final WebApi api;
  private final App app;
  private final Installations installations;
  private final Consumer<RoutesConfig> pages;
  private final Departures departures;
  private final Deliveries deliveries;
  private final UnderWay acknowledgements = new UnderWay();
  private final Entrance entrance;
  private final Carrier carrier;

  private SlackConnection(
      SlackSettings settings,
      WebApi api,
      Installations installations,
      Optional<SingleWorkspace> single,
      Consumer<RoutesConfig> pages,
      InstantSource clock) {
    this.api = api;
    this.installations = installations;
    this.pages = pages;
    app = newApp();
    departures = new Departures(installations);
    departures.on(app);
    deliveries = new Deliveries(app);
    entrance = new Entrance(api, settings.appToken(), single);
    carrier =
        switch (settings.mode()) {
          case SOCKET -> new SocketMode(entrance, deliveries, acknowledgements, api.http());
          case HTTP ->
              new HttpMode(
                  entrance,
                  new Guard(settings.signingSecret().orElseThrow(), clock),
                  app,
                  acknowledgements);
        };
  }

  /// For the one workspace whose token is in the settings. Nothing is reached before [#connect].
  public static SlackConnection of(SlackSettings settings, InstantSource clock) {
    var single = new SingleWorkspace(settings.botToken().orElseThrow());
    var api = new WebApi(settings.apiUrl());
    return new SlackConnection(settings, api, single, Optional.of(single), _ -> {}, clock);
  }

  /// For all that install the bot. Nothing is reached before [#connect].
  ///
  /// @param pages where people install it
  public static SlackConnection of(
      SlackSettings settings,
      WebApi api,
      Installations installations,
      Consumer<RoutesConfig> pages,
      InstantSource clock) {
    return new SlackConnection(settings, api, installations, Optional.empty(), pages, clock);
  }

  /// What Slack, and people who install the bot, ask for over HTTP.
  public void into(RoutesConfig routes) {
    pages.accept(routes);
    if (carrier instanceof HttpMode http) http.into(routes);
  }

  private App newApp() {
    var config =
        AppConfig.builder()
            .slack(api.slack())
            // What nobody handles is acknowledged all the same, or Slack sends it again.
            .unmatchedRequestHandler(_ -> Response.ok())
            .build();
    var middleware =
        List.of(
            new Authorization(installations),
            new IgnoringSelfEvents(api.slack().getConfig(), true));
    return new App(config, new ArrayList<>(middleware))
        .command(Deliveries.WARM_UP, (_, context) -> context.ack());
  }

  /// Where handlers are registered.
  public App app() {
    return app;
  }

  /// What came from Slack and is not acknowledged yet: all work waits for it.
  public UnderWay acknowledgements() {
    return acknowledgements;
  }

  /// The Web API with the token that the workspace has now. Tokens change: keep the team, not what
  /// this gives.
  ///
  /// @return empty where the bot is not installed, or no longer
  public Optional<MethodsClient> client(String team) {
    return token(team).map(api::with);
  }

  /// The bot's token in a workspace, for files.
  public Optional<Secret> token(String team) {
    return installations.fresh(team).map(Installation::botToken);
  }

  /// Tells of every workspace that the bot comes into, or is found in.
  public void onArrival(Consumer<String> team) {
    installations.onArrival(team);
  }

  /// Tells of workspaces that removed the bot, or revoked its token; its tokens are gone by then.
  public void onDeparture(Consumer<String> team) {
    departures.tell(team);
  }

  /// @throws SlackException when Slack does not let the bot in
  public void connect() throws InterruptedException {
    var _ = app.start();
    deliveries.warmUp();
    if (!carrier.connect(PATIENCE)) log.atWarn().log("Slack does not answer yet; trying on");
  }

  /// Renews tokens that end soon, and looks whether the one that is set is good. A chore for every
  /// few minutes.
  public void renewTokens() {
    installations.renewDue();
    entrance.lookAgain();
  }

  /// Whether Slack can reach the bot.
  public boolean isConnected() {
    return carrier.isConnected();
  }

  /// What keeps people in Slack from using the bot, in one sentence for operators.
  public Optional<String> trouble() {
    var refusal = entrance.trouble();
    if (refusal.isPresent() || isConnected()) return refusal;
    return Optional.of("not connected");
  }

  /// Lets what is being acknowledged come to its end, then leaves.
  @Override
  public void close() {
    carrier.close();
    var _ = app.stop();
    api.close();
  }
}
