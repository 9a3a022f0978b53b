package dev.darkroom.bot.slack;

import com.slack.api.model.view.View;
import dev.darkroom.bot.slack.web.Calls;
import dev.darkroom.bot.slack.web.Calls.Outcome;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens and updates forms.
final class Views {
  private static final Logger log = LoggerFactory.getLogger(Views.class);

  private final Calls api;

  Views(Calls api) {
    this.api = api;
  }

  /// @return the opened form as Slack knows it; empty where it came too late or was refused
  Optional<View> open(Visit visit, View view) {
    var outcome =
        api.call(
            visit.team(), slack -> slack.viewsOpen(it -> it.triggerId(visit.trigger()).view(view)));
    return switch (outcome) {
      case Outcome.Fine<com.slack.api.methods.response.views.ViewsOpenResponse>(var opened) ->
          Optional.ofNullable(opened.getView());
      case Outcome.Refused<com.slack.api.methods.response.views.ViewsOpenResponse>(var error) ->
          refused(visit, error);
      case Outcome.Later<com.slack.api.methods.response.views.ViewsOpenResponse>(_, var why, _) ->
          refused(visit, why);
    };
  }

  /// @param hash of the form that is replaced: a newer one stays
  void update(String team, String viewId, String hash, View view) {
    var _ =
        api.call(team, slack -> slack.viewsUpdate(it -> it.viewId(viewId).hash(hash).view(view)));
  }

  /// Shows somebody their home tab.
  ///
  /// @return whether Slack took it
  boolean publish(String team, String user, View view) {
    return api.call(team, slack -> slack.viewsPublish(it -> it.userId(user).view(view)))
        instanceof Outcome.Fine<?>;
  }

  private static Optional<View> refused(Visit visit, String why) {
    log.atWarn().addKeyValue("visit", visit.key()).addKeyValue("why", why).log("form not opened");
    return Optional.empty();
  }
}
