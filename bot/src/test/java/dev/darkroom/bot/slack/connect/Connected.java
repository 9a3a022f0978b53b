package dev.darkroom.bot.slack.connect;

import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.settings.ConfigFixture;
import dev.darkroom.settings.Settings;
import dev.darkroom.settings.SlackSettings;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Connections as an operator sets them up, to a stand-in.
final class Connected {
  private Connected() {}

  static SlackSettings settings(StandInSlack slack, Map<String, String> others) {
    var variables = new HashMap<>(slack.variables());
    variables.putAll(others);
    return Settings.load(ConfigFixture.RELEASED, variables).slack();
  }

  /// Not connected yet.
  static SlackConnection to(StandInSlack slack) {
    return SlackConnection.of(settings(slack, Map.of()), InstantSource.system());
  }
}
