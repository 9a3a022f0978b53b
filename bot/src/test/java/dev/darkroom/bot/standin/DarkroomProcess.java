package dev.darkroom.bot.standin;

import dev.darkroom.bot.Main;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.provider.standin.StandIn;
import dev.darkroom.settings.ConfigFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The bot as operators run it, `darkroom serve`, in a process of its own, so that it can be
/// killed.
public final class DarkroomProcess implements AutoCloseable {
  private static final int ENDS_WITHIN_SECONDS = 60;

  private final Process process;

  private DarkroomProcess(Process process) {
    this.process = process;
  }

  /// In Discord.
  public static DarkroomProcess start(StandInDiscord discord, Path folder) {
    return start(discord, folder, Map.of());
  }

  /// @param variables of its environment, beside those that lead to the stand-in
  public static DarkroomProcess start(
      StandInDiscord discord, Path folder, Map<String, String> variables) {
    var api = discord.apiUrl();
    var all = new HashMap<>(variables);
    all.put("DISCORD_TOKEN", discord.token());
    all.put("DARKROOM_DISCORD_API_URL", api.toString());
    all.put("DARKROOM_MEDIA_HOSTS", "http://" + api.getHost() + ":" + api.getPort());
    return start(folder, all);
  }

  /// @param folder for the data and the log, of this run or of one before
  /// @param variables of its environment
  public static DarkroomProcess start(Path folder, Map<String, String> variables) {
    var builder =
        command("serve", "--data", folder.resolve("data").toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("darkroom.log").toFile()));
    var environment = builder.environment();
    environment.put("DARKROOM_PORT", "0");
    environment.putAll(variables);
    try {
      return new DarkroomProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Any command on the released configuration, ready to start.
  public static ProcessBuilder command(String... arguments) {
    var java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    var config = List.of("--config", ConfigFixture.RELEASED.toAbsolutePath().toString());
    return new ProcessBuilder(
        Stream.of(java, List.of(arguments), config).flatMap(List::stream).toList());
  }

  /// Variables that lead to played services instead of the real ones.
  public static Map<String, String> reaching(StandIn... services) {
    var all = new HashMap<String, String>();
    for (var service : services) {
      var prefix = "DARKROOM_PROVIDERS_" + service.name().toUpperCase(Locale.ROOT);
      all.put(prefix + "_URL", service.url().toString());
      all.put(prefix + "_KEYS", service.name().toUpperCase(Locale.ROOT) + "_KEY_OF_TEST");
      all.put(service.name().toUpperCase(Locale.ROOT) + "_KEY_OF_TEST", service.key());
      all.put(prefix + "_LOCAL", "true");
      all.put(prefix + "_POLL_EVERY", "500ms");
      all.put(prefix + "_RESULT_HOSTS", "127.0.0.1,localhost");
    }
    return all;
  }

  /// Everything that it has printed, in all runs with this folder.
  public static String log(Path folder) {
    try {
      return Files.readString(folder.resolve("darkroom.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// SIGKILL: nothing of it runs any more when this returns.
  public void kill() {
    end(process.destroyForcibly());
  }

  /// Its resident memory, in kilobytes.
  public long residentKb() {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks it to end, as by SIGTERM.
  ///
  /// @return its exit code
  public int stop() {
    process.destroy();
    end(process);
    return process.exitValue();
  }

  @Override
  public void close() {
    var _ = stop();
  }

  private static void end(Process process) {
    try {
      if (!process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS))
        throw new AssertionError("does not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
