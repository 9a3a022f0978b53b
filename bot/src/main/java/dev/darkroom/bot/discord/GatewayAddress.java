package dev.darkroom.bot.discord;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/// Takes the gateway's address from the API that is set up, always. After a failed reconnect JDA
/// would otherwise ask this class's parent, which names Discord's own gateway whatever the API (JDA
/// 6.5.0, `WebSocketClient.resetGatewayUrl`).
final class GatewayAddress extends ConcurrentSessionController {
  private volatile @Nullable String known;

  @Override
  public @NonNull ShardedGateway getShardedGateway(@NonNull JDA api) {
    var gateway = super.getShardedGateway(api);
    known = gateway.getUrl();
    return gateway;
  }

  @Override
  public @NonNull String getGateway() {
    var url = known;
    if (url == null) throw new IllegalStateException("the gateway was never asked for");
    return url;
  }
}
