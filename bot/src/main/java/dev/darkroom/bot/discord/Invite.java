package dev.darkroom.bot.discord;

import dev.darkroom.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;

/// The link that adds the bot to a server, with no more rights than it uses.
public final class Invite {
  /// To post results that outlive an interaction, to answer the message they belong to, and to open
  /// a thread for whoever wants one.
  private static final EnumSet<Permission> NEEDED =
      EnumSet.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.CREATE_PUBLIC_THREADS,
          Permission.MESSAGE_SEND_IN_THREADS,
          Permission.MESSAGE_ATTACH_FILES,
          Permission.MESSAGE_HISTORY);

  private Invite() {}

  /// @param application id of the application
  public static String link(String application) {
    return "https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d"
        .formatted(application, Permission.getRaw(NEEDED));
  }

  /// The application's id: a bot token begins with it.
  public static Optional<String> application(Secret token) {
    var first = token.reveal().split("\\.", 2)[0];
    try {
      var id = new String(Base64.getDecoder().decode(first), StandardCharsets.US_ASCII);
      return id.matches("[0-9]{15,20}") ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
