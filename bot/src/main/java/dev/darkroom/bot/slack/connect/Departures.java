package dev.darkroom.bot.slack.connect;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Workspaces that removed the bot, or took its token back: they are forgotten at once.
final class Departures {
  private final Installations installations;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  Departures(Installations installations) {
    this.installations = installations;
  }

  void tell(Consumer<String> listener) {
    listeners.add(listener);
  }

  void on(App app) {
    var _ =
        app.event(
            AppUninstalledEvent.class,
            (event, context) -> {
              left(event);
              return context.ack();
            });
    var _ =
        app.event(
            TokensRevokedEvent.class,
            (event, context) -> {
              // Those of people come here, too.
              var bots = event.getEvent().getTokens().getBot();
              if (bots != null && !bots.isEmpty()) left(event);
              return context.ack();
            });
  }

  private void left(EventsApiPayload<?> event) {
    var at = Instant.ofEpochSecond(event.getEventTime());
    var gone = installations.forget(installed(event), at);
    gone.forEach(team -> listeners.forEach(it -> it.accept(team)));
  }

  /// Where it was installed: in a workspace, or in a whole organisation.
  private static @Nullable String installed(EventsApiPayload<?> event) {
    var authorizations = event.getAuthorizations();
    if (authorizations != null)
      for (var it : authorizations)
        if (Boolean.TRUE.equals(it.getIsEnterpriseInstall())) return it.getEnterpriseId();
    return event.getTeamId();
  }
}
