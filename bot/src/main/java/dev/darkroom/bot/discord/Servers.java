package dev.darkroom.bot.discord;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.Departures;
import java.util.concurrent.Executor;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/// Notes which servers the bot was removed from, also while it did not run.
final class Servers extends ListenerAdapter {
  private static final String PREFIX = "discord:";

  private final Departures departures;
  private final Executor threads;

  /// @param threads where the database is asked: events come on the gateway's own thread
  Servers(Departures departures, Executor threads) {
    this.departures = departures;
    this.threads = threads;
  }

  @Override
  public void onGuildLeave(GuildLeaveEvent event) {
    threads.execute(() -> departures.left(community(event.getGuild().getId())));
  }

  @Override
  public void onGuildJoin(GuildJoinEvent event) {
    threads.execute(() -> departures.isBack(community(event.getGuild().getId())));
  }

  @Override
  public void onReady(ReadyEvent event) {
    var jda = event.getJDA();
    threads.execute(() -> compare(jda));
  }

  /// Each shard knows the servers of its own alone. One that is unavailable is still there.
  private void compare(JDA jda) {
    for (var community : departures.noted(PREFIX))
      if (jda.getGuildById(number(community)) != null) departures.isBack(community);
    for (var community : departures.present(PREFIX)) {
      var id = number(community);
      if (isServer(id) && isOfShard(id, jda) && isGone(id, jda)) departures.left(community);
    }
  }

  private static String number(CommunityId community) {
    return community.value().substring(PREFIX.length());
  }

  /// People who installed the app for themselves are communities, too.
  private static boolean isServer(String id) {
    return id.chars().allMatch(Character::isDigit);
  }

  private static boolean isOfShard(String id, JDA jda) {
    var shard = jda.getShardInfo();
    return (Long.parseUnsignedLong(id) >>> 22) % shard.getShardTotal() == shard.getShardId();
  }

  private static boolean isGone(String id, JDA jda) {
    return jda.getGuildById(id) == null && !jda.getUnavailableGuilds().contains(id);
  }

  private static CommunityId community(String guild) {
    return new CommunityId(PREFIX + guild);
  }
}
