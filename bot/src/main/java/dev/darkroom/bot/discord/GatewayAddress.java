package dev.darkroom.bot.discord;

import java.time.Duration;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/// Takes the gateway's address from the API that is set up, always. After a failed reconnect JDA
/// would otherwise ask this class's parent, which names Discord's own gateway whatever the API (JDA
/// 6.5.0, `WebSocketClient.resetGatewayUrl`).
///
/// It also asks how many logins are left: Discord allows a thousand a day and then takes the token
/// away, so a bot that something starts again and again must stop by itself before.
final class GatewayAddress extends ConcurrentSessionController {
  /// Logins that are left for who mends what is wrong.
  private static final int RESERVE = 50;

  private volatile @Nullable String known;

  @Override
  public @NonNull ShardedGateway getShardedGateway(@NonNull JDA api) {
    var gateway = super.getShardedGateway(api);
    known = gateway.getUrl();
    checkBudget(api, gateway.getShardTotal());
    return gateway;
  }

  private static void checkBudget(JDA api, int shards) {
    var answer =
        new RestActionImpl<DataObject>(
                api, Route.Misc.GATEWAY_BOT.compile(), (response, _) -> response.getObject())
            .complete();
    var limit = answer.getObject("session_start_limit");
    int left = limit.getInt("remaining");
    if (left >= shards + RESERVE) return;
    throw new DiscordException(
        "Discord lets this bot log in only %d more times until %d minutes from now, so it does not: something starts it again and again. Mend that, then start it after that time."
            .formatted(left, Duration.ofMillis(limit.getLong("reset_after")).toMinutes() + 1));
  }

  @Override
  public @NonNull String getGateway() {
    var url = known;
    if (url == null) throw new IllegalStateException("the gateway was never asked for");
    return url;
  }
}
