package dev.darkroom.bot.discord;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.CloseCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the connection: tells when the first shard is in, and when Discord has shut the bot out.
/// Then nothing is tried again: every try counts against a thousand a day.
final class Connection extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  private final CompletableFuture<JDA> first = new CompletableFuture<>();
  private final Consumer<DiscordException> lost;

  /// @param lost called once when Discord has shut the bot out
  Connection(Consumer<DiscordException> lost) {
    this.lost = lost;
  }

  @Override
  public void onReady(ReadyEvent event) {
    log.atInfo()
        .addKeyValue("shard", event.getJDA().getShardInfo().getShardString())
        .addKeyValue("guilds", event.getGuildTotalCount())
        .log("connected to Discord");
    var _ = first.complete(event.getJDA());
  }

  @Override
  public void onShutdown(ShutdownEvent event) {
    var code = event.getCloseCode();
    if (code == null || code.isReconnect()) return;
    var reason = reason(code);
    if (!first.completeExceptionally(reason)) lost.accept(reason);
  }

  /// Waits for the first shard.
  ///
  /// @return whether it came in time; otherwise JDA goes on trying
  /// @throws DiscordException when Discord shut the bot out
  boolean await(Duration patience) throws InterruptedException {
    try {
      var _ = first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException slow) {
      return false;
    } catch (ExecutionException shutOut) {
      if (shutOut.getCause() instanceof DiscordException reason) throw reason;
      throw new IllegalStateException(shutOut);
    }
  }

  private static DiscordException reason(CloseCode code) {
    return code == CloseCode.AUTHENTICATION_FAILED
        ? DiscordException.wrongToken()
        : new DiscordException(sentence(code));
  }

  private static String sentence(CloseCode code) {
    return switch (code) {
      case INVALID_INTENTS, DISALLOWED_INTENTS ->
          "Discord refuses the intent GUILDS: look at the application in the Developer Portal (Bot,"
              + " Privileged Gateway Intents).";
      case INVALID_SHARD, SHARDING_REQUIRED ->
          "Discord wants other shards: set discord.shards to 0, which lets Discord say how many.";
      case AUTHENTICATION_FAILED,
          RECONNECT,
          GRACEFUL_CLOSE,
          CLOUD_FLARE_LOAD,
          INTERNAL_SERVER_ERROR,
          UNKNOWN_ERROR,
          UNKNOWN_OPCODE,
          DECODE_ERROR,
          NOT_AUTHENTICATED,
          ALREADY_AUTHENTICATED,
          INVALID_SEQ,
          RATE_LIMITED,
          SESSION_TIMEOUT ->
          "Discord closed the connection for good (%d: %s)."
              .formatted(code.getCode(), code.getMeaning());
    };
  }
}
