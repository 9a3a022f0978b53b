package dev.darkroom.bot.discord;

/// Discord does not let the bot in, for a reason that the operator can act on.
public final class DiscordException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param sentence what is wrong and the way out, ending with a full stop
  public DiscordException(String sentence) {
    super(sentence);
  }

  static DiscordException wrongToken() {
    return new DiscordException(
        "Discord does not accept DISCORD_TOKEN: copy it again from the Developer Portal (Bot, Reset"
            + " Token).");
  }
}
