package dev.darkroom.bot.wiring;

import dev.darkroom.bot.slack.connect.SlackConnection;
import dev.darkroom.bot.slack.connect.WebApi;
import dev.darkroom.bot.slack.install.InstallPages;
import dev.darkroom.bot.slack.install.Manifest;
import dev.darkroom.bot.slack.install.OAuth;
import dev.darkroom.bot.slack.install.StoredInstallations;
import dev.darkroom.bot.slack.install.Vault;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.store.Database;
import java.time.InstantSource;

/// The connection to Slack: for one workspace by its token, or for all that install the bot.
final class SlackConnections {
  private SlackConnections() {}

  /// Not connected yet. Workspaces that come and go are noted in the bot.
  static SlackConnection of(Setup setup, Bot bot, InstantSource clock) {
    var settings = setup.configuration().settings().slack();
    var connection =
        settings.clientId().isEmpty()
            ? SlackConnection.of(settings, clock)
            : forAll(setup, bot.database(), clock);
    connection.onArrival(team -> bot.departures().isBack(community(team)));
    connection.onDeparture(team -> bot.departures().left(community(team)));
    return connection;
  }

  private static CommunityId community(String team) {
    return new CommunityId("slack:" + team);
  }

  private static SlackConnection forAll(Setup setup, Database database, InstantSource clock) {
    var settings = setup.configuration().settings().slack();
    var api = new WebApi(settings.apiUrl());
    var oauth = new OAuth(api, settings, Manifest.in(setup.folder()).scopes(), clock);
    var vault = new Vault(settings.installationsKey().orElseThrow());
    var installations = new StoredInstallations(database, vault, oauth, clock);
    var pages = new InstallPages(oauth, installations);
    return SlackConnection.of(settings, api, installations, pages::into, clock);
  }
}
