package dev.darkroom.bot.wiring;

import dev.darkroom.bot.slack.connect.SlackConnection;
import dev.darkroom.bot.slack.connect.WebApi;
import dev.darkroom.bot.slack.install.InstallPages;
import dev.darkroom.bot.slack.install.Manifest;
import dev.darkroom.bot.slack.install.OAuth;
import dev.darkroom.bot.slack.install.StoredInstallations;
import dev.darkroom.bot.slack.install.Vault;
import dev.darkroom.store.Database;
import java.time.InstantSource;

/// The connection to Slack: for one workspace by its token, or for all that install the bot.
final class SlackConnections {
  private SlackConnections() {}

  /// Not connected yet.
  static SlackConnection of(Setup setup, Database database, InstantSource clock) {
    var settings = setup.configuration().settings().slack();
    if (settings.clientId().isEmpty()) return SlackConnection.of(settings, clock);
    var api = new WebApi(settings.apiUrl());
    var oauth = new OAuth(api, settings, Manifest.in(setup.folder()).scopes(), clock);
    var vault = new Vault(settings.installationsKey().orElseThrow());
    var installations = new StoredInstallations(database, vault, oauth, clock);
    var pages = new InstallPages(oauth, installations);
    return SlackConnection.of(settings, api, installations, pages::into, clock);
  }
}
