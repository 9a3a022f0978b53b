package dev.darkroom.bot.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.surface.Words;
import java.time.Instant;
import java.util.Locale;

/// Where answers of a generation go in Discord: what a [dev.darkroom.generation.ReplyTo] carries.
///
/// @param guild id of the server; empty in direct messages and where the bot is not a member
/// @param channel id of the channel or thread; empty where the bot itself may not post
/// @param parent id of the channel that a thread belongs to; empty otherwise
/// @param user id of the one who asked
/// @param token of the interaction; opens its answer for 15 minutes and nothing else
/// @param until when the token ends, in seconds since 1970
/// @param sizeBytesMax upload limit that the interaction claimed, per file
/// @param language in which answers are written
/// @param hidden whether only the one who asked may see answers
record Address(
    String guild,
    String channel,
    String parent,
    String user,
    String token,
    long until,
    long sizeBytesMax,
    String language,
    boolean hidden) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Reads what [#write] wrote.
  static Address read(String text) {
    try {
      return JSON.readValue(text, Address.class);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalArgumentException("not an address of Discord", notOurs);
    }
  }

  String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The same, but answers do not go to the interaction: they are posted one by one.
  Address apart() {
    return new Address(guild, channel, parent, user, token, 0, sizeBytesMax, language, hidden);
  }

  /// The same in a thread of its channel; answers are posted there.
  Address inThread(String thread) {
    return new Address(guild, thread, channel, user, token, 0, sizeBytesMax, language, hidden);
  }

  /// Whether answers never go to the interaction.
  boolean isApart() {
    return until == 0;
  }

  boolean isOpen(Instant now) {
    return now.getEpochSecond() < until;
  }

  Words words() {
    return new Words(Locale.forLanguageTag(language));
  }

  @Override
  public String toString() {
    return "Address[" + guild + "/" + channel + "]";
  }
}
