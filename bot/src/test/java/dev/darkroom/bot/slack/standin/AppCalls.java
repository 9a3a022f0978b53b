package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;

/// What an app asks about itself: `auth.test`, `apps.connections.open`.
final class AppCalls {
  private final StandInSlack slack;

  AppCalls(StandInSlack slack) {
    this.slack = slack;
  }

  void into(Methods methods) {
    methods.add("auth.test", "", this::test);
    methods.addForApp("apps.connections.open", _ -> Json.object("url", slack.socket().address()));
  }

  private ObjectNode test(Call call, Workspace workspace) {
    return Json.object(
        "url", "https://" + workspace.name() + ".slack.com/",
        "team", workspace.name(),
        "team_id", workspace.id(),
        "user", "darkroom",
        "user_id", workspace.botUser(),
        "bot_id", workspace.botId(),
        "is_enterprise_install", workspace.isOrgWide());
  }
}
