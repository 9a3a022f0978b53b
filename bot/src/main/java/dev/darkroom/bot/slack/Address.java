package dev.darkroom.bot.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.darkroom.bot.slack.message.Postman.Place;
import dev.darkroom.surface.Words;
import java.util.Locale;

/// Where answers of a generation go in Slack: what a [dev.darkroom.generation.ReplyTo] carries. It
/// names the workspace, never its token: tokens change.
///
/// @param team id of the workspace
/// @param channel id of the conversation; empty for the person's direct messages
/// @param thread time stamp of the thread's parent; empty where the status message begins one
/// @param user id of the one who asked
/// @param language in which answers are written
/// @param hidden whether only the one who asked may see answers
record Address(
    String team, String channel, String thread, String user, String language, boolean hidden) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Reads what [#write] wrote.
  static Address read(String text) {
    try {
      return JSON.readValue(text, Address.class);
    } catch (JsonProcessingException notOurs) {
      throw new IllegalArgumentException("not an address of Slack", notOurs);
    }
  }

  String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Place place() {
    return new Place(team, channel, thread);
  }

  Words words() {
    return new Words(Locale.forLanguageTag(language));
  }
}
