package dev.darkroom.bot.slack.connect;

import dev.darkroom.settings.Secret;

/// The bot in one workspace.
///
/// @param botToken what the bot calls the Web API with there
/// @param botId the bot's own id, which its messages carry
/// @param botUserId the bot's user, which people mention
public record Installation(Secret botToken, String botId, String botUserId) {}
