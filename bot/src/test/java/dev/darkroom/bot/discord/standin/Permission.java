package dev.darkroom.bot.discord.standin;

import java.util.Arrays;

/// Rights that matter to a bot that posts pictures.
public enum Permission {
  ADMINISTRATOR(3),
  MANAGE_GUILD(5),
  VIEW_CHANNEL(10),
  SEND_MESSAGES(11),
  MANAGE_MESSAGES(13),
  EMBED_LINKS(14),
  ATTACH_FILES(15),
  READ_MESSAGE_HISTORY(16),
  USE_APPLICATION_COMMANDS(31),
  CREATE_PUBLIC_THREADS(35),
  SEND_MESSAGES_IN_THREADS(38);

  private final long bit;

  Permission(int shift) {
    bit = 1L << shift;
  }

  long bit() {
    return bit;
  }

  static long of(Permission... permissions) {
    return Arrays.stream(permissions).mapToLong(Permission::bit).sum();
  }

  /// What everyone may do.
  static long usual() {
    return of(
        VIEW_CHANNEL,
        SEND_MESSAGES,
        EMBED_LINKS,
        ATTACH_FILES,
        READ_MESSAGE_HISTORY,
        USE_APPLICATION_COMMANDS,
        CREATE_PUBLIC_THREADS,
        SEND_MESSAGES_IN_THREADS);
  }
}
