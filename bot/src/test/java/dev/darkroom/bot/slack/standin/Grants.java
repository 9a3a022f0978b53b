package dev.darkroom.bot.slack.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.bot.standin.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// `oauth.v2.access`: codes for tokens, and refresh tokens for the next ones. Each is good once.
final class Grants {
  static final String CLIENT_ID = "100.200";
  static final String CLIENT_SECRET = "canary0client0secret";

  private final StandInSlack slack;
  private final Map<String, Workspace> codes = new ConcurrentHashMap<>();
  private final Map<String, Workspace> refreshTokens = new ConcurrentHashMap<>();
  private volatile @Nullable Duration lasting;

  Grants(StandInSlack slack) {
    this.slack = slack;
  }

  void into(Methods methods) {
    methods.addForAnybody("oauth.v2.access", this::access);
  }

  void last(Duration time) {
    lasting = time;
  }

  String code(Workspace workspace) {
    var code = slack.ids().next("code.");
    codes.put(code, workspace);
    return code;
  }

  private ObjectNode access(Call call) {
    if (!call.need("client_id").equals(CLIENT_ID)) throw new Refusal("invalid_client_id");
    if (!call.need("client_secret").equals(CLIENT_SECRET)) throw new Refusal("bad_client_secret");
    boolean renewal = call.arg("grant_type").filter("refresh_token"::equals).isPresent();
    var workspace =
        renewal
            ? refreshTokens.remove(call.need("refresh_token"))
            : codes.remove(call.need("code"));
    if (workspace == null) throw new Refusal(renewal ? "invalid_refresh_token" : "invalid_code");
    return given(workspace);
  }

  private ObjectNode given(Workspace workspace) {
    var time = lasting;
    var token = slack.ids().next((time == null ? "xoxb-" : "xoxe.xoxb-") + "canary-");
    workspace.give(token, time == null ? Instant.MAX : slack.ids().instant().plus(time));
    var answer =
        Json.object(
            "app_id",
            slack.appId(),
            "authed_user",
            Json.object("id", "U000000000"),
            "scope",
            "commands,chat:write",
            "token_type",
            "bot",
            "access_token",
            token,
            "bot_user_id",
            workspace.botUser(),
            "team",
            workspace.isOrgWide()
                ? null
                : Json.object("id", workspace.id(), "name", workspace.name()),
            "enterprise",
            workspace.enterprise().map(it -> Json.object("id", it, "name", "Org")).orElse(null),
            "is_enterprise_install",
            workspace.isOrgWide());
    if (time == null) return answer;
    var refresh = slack.ids().next("xoxe-1-canary-");
    refreshTokens.put(refresh, workspace);
    return answer.put("expires_in", time.toSeconds()).put("refresh_token", refresh);
  }
}
