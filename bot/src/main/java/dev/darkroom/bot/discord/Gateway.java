package dev.darkroom.bot.discord;

import dev.darkroom.settings.DiscordSettings;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Executors;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.cache.CacheFlag;

/// Logs in with the least that works: the GUILDS intent, no members in memory.
final class Gateway {
  private Gateway() {}

  /// Listeners are called on the thread that reads the gateway, and requests have JDA's own
  /// threads: an acknowledgement waits for nothing that work also waits for, neither carriers of
  /// virtual threads nor places in a pool.
  ///
  /// @throws DiscordException when Discord does not know the token, or cannot be reached
  static ShardManager connect(DiscordSettings settings, List<Object> listeners) {
    var token = settings.token().orElseThrow().reveal();
    var builder =
        DefaultShardManagerBuilder.createLight(token, EnumSet.noneOf(GatewayIntent.class))
            .setRestConfig(new RestConfig().setBaseUrl(withSlash(settings.apiUrl())))
            .setSessionController(new GatewayAddress())
            .setMemberCachePolicy(MemberCachePolicy.NONE)
            .setChunkingFilter(ChunkingFilter.NONE)
            .disableCache(EnumSet.allOf(CacheFlag.class))
            .setEnableShutdownHook(false)
            .setRequestTimeoutRetry(true)
            // Interactions carry facts that JDA does not read, such as the upload limit.
            .setEventPassthrough(true)
            .setCallbackPool(Executors.newVirtualThreadPerTaskExecutor(), true)
            .addEventListeners(listeners);
    shards(builder, settings);
    try {
      return builder.build();
    } catch (DiscordException reason) {
      throw reason;
    } catch (InvalidTokenException wrong) {
      throw DiscordException.wrongToken();
    } catch (ErrorResponseException refused) {
      if (refused.getResponse().code == 401) throw DiscordException.wrongToken();
      throw new DiscordException(
          "Discord refuses the bot (%s); see the application in the Developer Portal."
              .formatted(refused.getMessage()));
    } catch (RuntimeException unreachable) {
      throw new DiscordException(
          "Discord cannot be reached at %s (%s); check the network and discord.api-url."
              .formatted(settings.apiUrl(), unreachable.getMessage()));
    }
  }

  private static void shards(DefaultShardManagerBuilder builder, DiscordSettings settings) {
    if (settings.shards() == 0) return;
    var _ = builder.setShardsTotal(settings.shards());
    int first = settings.shardFirst();
    int here = settings.shardsHere() == 0 ? settings.shards() - first : settings.shardsHere();
    int last = Math.min(first + here, settings.shards()) - 1;
    if (first > last)
      throw new DiscordException(
          "discord.shard-first is %d, but there are only %d shards, counted from 0."
              .formatted(first, settings.shards()));
    var _ = builder.setShards(first, last);
  }

  private static String withSlash(URI url) {
    var text = url.toString();
    return text.endsWith("/") ? text : text + "/";
  }
}
