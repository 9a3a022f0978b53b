package dev.darkroom.bot.doctor;

import dev.darkroom.bot.doctor.Finding.Verdict;
import dev.darkroom.bot.slack.connect.TokenCheck;
import dev.darkroom.bot.slack.install.Manifest;
import dev.darkroom.bot.wiring.Setup;
import dev.darkroom.settings.SlackSettings;
import dev.darkroom.settings.SlackSettings.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the doctor finds about Slack: whether it takes the tokens, and what they are good for.
/// Asked only where tokens are set.
final class SlackExamination {
  private final SlackSettings settings;
  private final Path config;

  SlackExamination(Setup setup) {
    settings = setup.configuration().settings().slack();
    config = setup.folder();
  }

  List<Finding> run() {
    if (!settings.isOn()) return List.of();
    var findings = new ArrayList<Finding>();
    try (var check = new TokenCheck(settings)) {
      if (settings.botToken().isPresent())
        findings.add(Doctor.seen("Slack bot token", () -> bot(check)));
      if (settings.mode() == Mode.SOCKET)
        findings.add(Doctor.seen("Slack app token", () -> app(check)));
    }
    return findings;
  }

  private Finding bot(TokenCheck check) throws IOException {
    var bot = check.bot(Manifest.in(config).scopes());
    if (bot.lacking().isEmpty())
      return new Finding("Slack bot token", Verdict.WELL, "good in " + bot.where());
    return new Finding(
        "Slack bot token",
        Verdict.UNWISE,
        "good in %s, but not for %s; add the scopes on the app's page and install it again"
            .formatted(bot.where(), String.join(", ", bot.lacking())));
  }

  private static Finding app(TokenCheck check) throws IOException {
    check.app();
    return new Finding("Slack app token", Verdict.WELL, "opens a connection");
  }
}
