package dev.darkroom.bot.slack.install;

import dev.darkroom.bot.slack.install.OAuth.NotGranted;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// The pages by which somebody brings the bot into a workspace.
///
/// A state goes out to Slack and into a cookie; what comes back must bring both, so that nobody can
/// be led into finishing an installation that another began.
public final class InstallPages {
  private static final String COOKIE = "darkroom-slack-install";
  private static final int STATE_BYTES = 32;
  private static final int COOKIE_SECONDS = 600;

  private final OAuth oauth;
  private final StoredInstallations installations;
  private final SecureRandom chance = new SecureRandom();

  public InstallPages(OAuth oauth, StoredInstallations installations) {
    this.oauth = oauth;
    this.installations = installations;
  }

  public void into(RoutesConfig routes) {
    var _ = routes.get("/slack/install", this::begin);
    var _ = routes.get("/slack/oauth_redirect", this::end);
  }

  private void begin(Context context) {
    var drawn = new byte[STATE_BYTES];
    chance.nextBytes(drawn);
    var state = HexFormat.of().formatHex(drawn);
    context.cookie(cookie(state, COOKIE_SECONDS));
    context.redirect(oauth.address(state));
  }

  private void end(Context context) {
    var cookie = context.cookie(COOKIE);
    context.cookie(cookie("", 0));
    var state = context.queryParam("state");
    if (cookie == null || state == null || !isSame(cookie, state)) {
      page(
          context,
          HttpStatus.BAD_REQUEST,
          "This installation was begun elsewhere, or too long ago. <a href=\"/slack/install\">Begin"
              + " again.</a>");
    } else if (context.queryParam("error") != null) {
      page(context, HttpStatus.OK, "Nothing was installed.");
    } else {
      finish(context, Optional.ofNullable(context.queryParam("code")).orElse(""));
    }
  }

  private void finish(Context context, String code) {
    try {
      var granted = oauth.exchange(code);
      installations.add(granted);
      page(
          context,
          HttpStatus.OK,
          "Darkroom is in %s now. <a href=\"https://slack.com/app_redirect?app=%s\">Open Slack.</a>"
              .formatted(escaped(granted.name()), escaped(granted.appId())));
    } catch (NotGranted refused) {
      page(
          context,
          HttpStatus.BAD_GATEWAY,
          "Slack did not confirm the installation (%s). <a href=\"/slack/install\">Begin again.</a>"
              .formatted(escaped(String.valueOf(refused.getMessage()))));
    }
  }

  private Cookie cookie(String value, int seconds) {
    var cookie = new Cookie(COOKIE, value);
    cookie.setPath("/slack");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(oauth.isSecure());
    // Slack sends people back by a link.
    cookie.setSameSite(SameSite.LAX);
    return cookie;
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static void page(Context context, HttpStatus status, String words) {
    context
        .status(status)
        .header("Cache-Control", "no-store")
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .html(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Darkroom in Slack</title></head>
            <body style="font-family: sans-serif; margin: 4rem auto; max-width: 40rem">
            <h1>Darkroom in Slack</h1>
            <p>%s</p>
            </body>
            </html>
            """
                .formatted(words));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
