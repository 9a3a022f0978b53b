package dev.darkroom.bot.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;

/// What the bot sent in one REST call, as it sent it.
///
/// @param call method and route
/// @param body missing if there was none
/// @param files names of uploads
/// @param status how it was answered
public record Sent(String call, JsonNode body, List<String> files, int status) {
  static Sent of(Call call, int status) {
    Collection<Upload> files = call.files().values();
    return new Sent(call.name(), call.body(), files.stream().map(Upload::name).toList(), status);
  }
}
