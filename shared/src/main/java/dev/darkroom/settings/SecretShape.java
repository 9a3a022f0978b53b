package dev.darkroom.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/// Secrets that can be told by their look, so that one in the wrong place is named and not sent to
/// the wrong service.
///
/// Prefixes as the services issue them, read 2026-11.
public enum SecretShape {
  DISCORD_BOT("a Discord bot token", "[A-Za-z0-9_-]{23,28}\\.[A-Za-z0-9_-]{6,7}\\.[\\w-]{27,50}"),
  SLACK_BOT("a Slack bot token (xoxb-…)", "xoxb-.+"),
  SLACK_APP("a Slack app token (xapp-…)", "xapp-.+"),
  SLACK_USER("a Slack user token", "xox[parse]-.+"),
  OPENAI("an OpenAI key (sk-…)", "sk-[A-Za-z0-9_-]{16,}"),
  GEMINI("a Google API key (AIza…)", "AIza[A-Za-z0-9_-]{30,}"),
  FAL("a fal key", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{32}"),
  /// Anything that has no look of its own.
  OTHER("a secret of no known form", "");

  private final String words;
  private final Pattern pattern;

  SecretShape(String words, String pattern) {
    this.words = words;
    this.pattern = Pattern.compile(pattern);
  }

  /// What it is, in words.
  public String words() {
    return words;
  }

  /// The shape that a text has, if it has one.
  public static Optional<SecretShape> of(String text) {
    for (var shape : values())
      if (shape != OTHER && shape.pattern.matcher(text.strip()).matches())
        return Optional.of(shape);
    return Optional.empty();
  }
}
