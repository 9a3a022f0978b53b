package dev.darkroom.bot.wiring;

import dev.darkroom.bot.slack.install.Manifest;
import dev.darkroom.settings.SlackSettings.Mode;
import java.net.URI;
import java.util.Optional;

/// The app that Slack makes for the bot.
///
/// @param name empty for the released one
/// @param http whether it is delivered over HTTP, whatever the settings say
/// @param severalWorkspaces whether it is installed by OAuth, whatever the settings say
/// @param url how the world reaches the bot; empty for the one of the settings
public record SlackApp(
    Optional<String> name, boolean http, boolean severalWorkspaces, Optional<URI> url) {
  private static final int NAME_CHARS_MAX = 35;

  /// Its manifest, to be pasted.
  ///
  /// @throws IllegalArgumentException with one sentence that says what is missing
  public String manifest(Setup setup) {
    var settings = setup.configuration().settings();
    var manifest = Manifest.in(setup.folder());
    if (name.isPresent()) manifest = manifest.named(sound(name.get()));
    if (http || settings.slack().mode() == Mode.HTTP) manifest = manifest.overHttp(address(setup));
    if (severalWorkspaces || settings.slack().clientId().isPresent())
      manifest = manifest.forSeveralWorkspaces(address(setup));
    return manifest.toString();
  }

  private static String sound(String name) {
    if (name.isBlank() || name.length() > NAME_CHARS_MAX)
      throw new IllegalArgumentException(
          "Give a name of 1 to %d characters.".formatted(NAME_CHARS_MAX));
    return name;
  }

  private URI address(Setup setup) {
    return url.or(() -> setup.configuration().settings().server().publicUrl())
        .filter(it -> it.getHost() != null)
        .orElseThrow(() -> new IllegalArgumentException("Set public-url, or give --url URL."));
  }
}
