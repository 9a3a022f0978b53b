package dev.darkroom.bot.slack.connect;

/// Slack does not let the bot in. The message is one sentence for the operator that says what to
/// do.
public final class SlackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SlackException(String sentence) {
    super(sentence);
  }
}
