package dev.darkroom.bot.slack.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The description of the app that Slack makes it from, `slack-manifest.json` of the configuration.
/// As it stands in the file it is for one workspace and Socket Mode.
public final class Manifest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode manifest;

  private Manifest(ObjectNode manifest) {
    this.manifest = manifest;
  }

  /// Reads it.
  ///
  /// @param config the folder of the configuration
  /// @throws IllegalArgumentException with one sentence where it is not there or not readable
  public static Manifest in(Path config) {
    var file = config.resolve("slack-manifest.json");
    try {
      if (JSON.readTree(file.toFile()) instanceof ObjectNode read) return new Manifest(read);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "%s cannot be read (%s); take the one of the release."
              .formatted(file, unreadable.getMessage()),
          unreadable);
    }
    throw new IllegalArgumentException(file + " holds no manifest; take the one of the release.");
  }

  /// What the bot must be allowed to do.
  public List<String> scopes() {
    var scopes = new ArrayList<String>();
    manifest.at("/oauth_config/scopes/bot").forEach(it -> scopes.add(it.asText()));
    return List.copyOf(scopes);
  }

  /// The same under another name.
  public Manifest named(String name) {
    var copy = manifest.deepCopy();
    copy.withObject("/display_information").put("name", name);
    copy.withObject("/features/bot_user").put("display_name", name);
    return new Manifest(copy);
  }

  /// The same, delivered over HTTP.
  ///
  /// @param publicUrl how Slack reaches the bot
  public Manifest overHttp(URI publicUrl) {
    var copy = manifest.deepCopy();
    var events = at(publicUrl, "/slack/events");
    copy.withObject("/settings").put("socket_mode_enabled", false);
    copy.withObject("/settings/event_subscriptions").put("request_url", events);
    copy.withObject("/settings/interactivity").put("request_url", events);
    for (JsonNode command : copy.at("/features/slash_commands")) {
      if (command instanceof ObjectNode it) it.put("url", events);
    }
    return new Manifest(copy);
  }

  /// The same, installed by OAuth, with tokens that change.
  ///
  /// @param publicUrl how the people who install it reach the bot
  public Manifest forSeveralWorkspaces(URI publicUrl) {
    var copy = manifest.deepCopy();
    copy.withObject("/oauth_config").putArray("redirect_urls").add(redirectAddress(publicUrl));
    copy.withObject("/settings")
        .put("token_rotation_enabled", true)
        .put("org_deploy_enabled", true);
    return new Manifest(copy);
  }

  static String redirectAddress(URI publicUrl) {
    return at(publicUrl, "/slack/oauth_redirect");
  }

  private static String at(URI publicUrl, String path) {
    return publicUrl.toString().replaceFirst("/+$", "") + path;
  }

  /// To be pasted.
  @Override
  public String toString() {
    return manifest.toPrettyString();
  }
}
