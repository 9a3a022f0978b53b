package dev.darkroom.bot.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.model.event.AppHomeOpenedEvent;
import dev.darkroom.bot.slack.form.Home;
import dev.darkroom.bot.slack.web.Uploads;
import dev.darkroom.credit.Credits;
import dev.darkroom.surface.desk.CommunityDesk.Changes;
import dev.darkroom.surface.desk.Desks;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// The app's home tab: what somebody has and had, and for moderators how the workspace is served.
final class HomeListener {
  private static final Pattern BUTTON = Pattern.compile(Pattern.quote(Home.POOL) + "\\.(on|off)");
  private static final int REMEMBERED = 10_000;
  private static final Duration REMEMBERED_FOR = Duration.ofHours(1);

  private final Intake intake;
  private final Views views;
  private final Uploads uploads;
  private final Home home;
  private final Desks desks;

  /// Files that Slack is done with.
  private final Cache<String, Boolean> ready =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(REMEMBERED_FOR).build();

  HomeListener(Intake intake, Views views, Uploads uploads, Home home, Desks desks) {
    this.intake = intake;
    this.views = views;
    this.uploads = uploads;
    this.home = home;
    this.desks = desks;
  }

  void register(App app) {
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> {
          if ("home".equals(payload.getEvent().getTab()))
            intake.open(visit(payload.getEvent(), payload.getTeamId(), context), this::publish);
          return context.ack();
        });
    app.blockAction(
        BUTTON,
        (request, context) -> {
          boolean shared =
              request.getPayload().getActions().getFirst().getActionId().endsWith(".on");
          intake.open(
              Visit.of(request),
              visitor -> {
                // The desk refuses whoever may not.
                var _ = desks.communities().settings(pool(shared), visitor.caller(true));
                publish(visitor);
              });
          return context.ack();
        });
  }

  private static Visit visit(AppHomeOpenedEvent event, String team, Context context) {
    return new Visit(
        "slack-home-" + event.getUser() + "-" + event.getEventTs(),
        Visit.team(context, team),
        event.getUser(),
        "",
        "",
        "",
        "");
  }

  /// A picture that Slack does not take after all is no reason to show nothing.
  private void publish(Visitor visitor) {
    var visit = visitor.visit();
    var caller = visitor.caller(true);
    var whole = home.view(caller, id -> isReady(visit.team(), id));
    if (!views.publish(visit.team(), visit.user(), whole)) {
      ready.invalidateAll();
      var _ = views.publish(visit.team(), visit.user(), home.view(caller, _ -> false));
    }
  }

  /// Slack is asked once for each file that it is done with, for it stays so.
  private boolean isReady(String team, String file) {
    if (ready.getIfPresent(file) != null) return true;
    boolean now = uploads.info(team, file).filter(Uploads::isReady).isPresent();
    if (now) ready.put(file, true);
    return now;
  }

  private static Changes pool(boolean shared) {
    return new Changes(
        Optional.empty(),
        Optional.of(shared),
        Optional.empty(),
        false,
        Optional.empty(),
        false,
        Optional.<Credits>empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
