package dev.darkroom.bot.discord;

import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.bot.standin.DarkroomProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;

/// Resident memory of the service, in a process of its own, with no server and with as many as one
/// shard may have, each with channels and roles. One JSON line for each on standard output.
///
/// `-Dbench.guilds=`, `-Dbench.channels=`, `-Dbench.roles=`.
public final class GuildsBench {
  private static final int GUILDS = Integer.getInteger("bench.guilds", 2_500);
  private static final int CHANNELS = Integer.getInteger("bench.channels", 20);
  private static final int ROLES = Integer.getInteger("bench.roles", 10);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private GuildsBench() {}

  public static void main(String[] arguments) throws IOException {
    measure(0);
    measure(GUILDS);
    System.exit(0);
  }

  @SuppressWarnings("SystemOut") // The result.
  private static void measure(int guilds) throws IOException {
    var folder = Files.createTempDirectory("guilds-bench");
    try (var discord = StandInDiscord.start()) {
      for (int i = 0; i < guilds; i++) fill(discord, i);
      try (var darkroom = DarkroomProcess.start(discord, folder)) {
        var connected = "guilds=\"" + guilds + "\"";
        await().atMost(PATIENCE).until(() -> DarkroomProcess.log(folder).contains(connected));
        await()
            .atMost(PATIENCE)
            .until(() -> DarkroomProcess.log(folder).contains("ServeCommand - ready"));
        System.out.printf(
            Locale.ROOT,
            "{\"guilds\":%d,\"channelsEach\":%d,\"rolesEach\":%d,\"residentMb\":%.0f}%n",
            guilds,
            CHANNELS,
            ROLES,
            darkroom.residentKb() / 1024.0);
      }
    }
  }

  private static void fill(StandInDiscord discord, int number) {
    var guild = discord.guild("Club " + number);
    for (int i = 0; i < CHANNELS; i++) {
      var _ = guild.channel("channel-" + i);
    }
    for (int i = 0; i < ROLES; i++) {
      var _ = guild.role("role-" + i);
    }
  }
}
