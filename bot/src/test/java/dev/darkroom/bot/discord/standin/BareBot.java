package dev.darkroom.bot.discord.standin;

import java.util.List;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

/// The plainest bot that JDA can be: what a stand-in is tried with, and what Darkroom is measured
/// against.
public final class BareBot implements AutoCloseable {
  private final ShardManager shards;

  /// Logs in and waits until all servers are there.
  public BareBot(StandInDiscord discord, EventListener listener) throws InterruptedException {
    shards =
        DefaultShardManagerBuilder.createLight(discord.token(), List.of())
            .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl().toString()))
            .setSessionController(new LocalSessions())
            .setUseShutdownNow(true)
            .setEnableShutdownHook(false)
            .addEventListeners(listener)
            .build();
    for (var shard : shards.getShards()) {
      var _ = shard.awaitReady();
    }
  }

  public JDA jda() {
    return shards.getShards().getFirst();
  }

  public ShardManager shards() {
    return shards;
  }

  @Override
  public void close() {
    shards.shutdown();
  }

  /// JDA falls back to the real gateway's address after a failed reconnect; this one remembers
  /// ours.
  private static final class LocalSessions extends ConcurrentSessionController {
    private volatile String gateway = "";

    @Override
    public ShardedGateway getShardedGateway(JDA api) {
      var found = super.getShardedGateway(api);
      gateway = found.getUrl();
      return found;
    }

    @Override
    public String getGateway() {
      return gateway;
    }
  }
}
