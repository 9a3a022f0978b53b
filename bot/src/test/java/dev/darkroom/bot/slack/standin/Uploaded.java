package dev.darkroom.bot.slack.standin;

import java.util.Optional;

/// A file that the bot has put before people.
///
/// @param threadTs under which message
/// @param comment what was said with it
public record Uploaded(SlackFile file, Channel channel, Optional<String> threadTs, String comment) {
  public String name() {
    return file.name();
  }

  public byte[] bytes() {
    return file.content();
  }

  public String title() {
    return file.title();
  }

  public String altText() {
    return file.altText();
  }
}
