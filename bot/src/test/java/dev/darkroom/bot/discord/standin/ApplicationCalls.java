package dev.darkroom.bot.discord.standin;

import java.util.List;

/// What a bot asks about itself, and the commands that it registers.
final class ApplicationCalls {
  private final StandInDiscord discord;

  ApplicationCalls(StandInDiscord discord) {
    this.discord = discord;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET /gateway", _ -> Answer.ok(discord.gateway().advice())),
        Route.of("GET /gateway/bot", _ -> Answer.ok(discord.gateway().advice())),
        Route.of("GET /users/@me", _ -> Answer.ok(discord.bot())),
        Route.of("GET /oauth2/applications/@me", _ -> Answer.ok(discord.application())),
        Route.of("GET /applications/@me", _ -> Answer.ok(discord.application())),
        Route.of(
            "GET /applications/{application_id}/commands",
            _ -> Answer.ok(discord.commands().list())),
        Route.of(
            "PUT /applications/{application_id}/commands",
            call -> Answer.ok(discord.commands().replace(call.body()))),
        Route.of("GET /guilds/{guild_id}/members/{user_id}", this::member));
  }

  private Answer member(Call call) {
    var guild =
        discord
            .guildById(call.part("guild_id"))
            .filter(Guild::hasBot)
            .orElseThrow(Refusal::missingAccess);
    return discord
        .personById(call.part("user_id"))
        .filter(guild::has)
        .map(person -> Answer.ok(guild.member(person, guild.permissions(person))))
        .orElseThrow(() -> new Refusal(404, 10007, "Unknown Member"));
  }
}
