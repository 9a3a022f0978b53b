package dev.darkroom.bot.discord;

import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Message;
import dev.darkroom.bot.discord.standin.Person;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.samples.Samples;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.imageio.ImageIO;

/// Draws what people see in Discord, from real messages of the real bot: a price, a refusal, a
/// status, a result and a batch. One page for each goes to the folder that is named, and a picture
/// of it where a headless Chromium is found.
public final class DiscordPictures {
  private static final String CHROMIUM = System.getProperty("chromium", "/usr/bin/chromium");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String WISH = "soft watercolour in warm evening light";

  private final Path target;
  private final Channel channel;
  private final Person ada;

  private DiscordPictures(StandInDiscord discord, Path target) {
    this.target = target;
    var guild = discord.guild("Photo club");
    channel = guild.channel("pictures");
    ada = guild.member("Ada");
  }

  public static void main(String[] arguments) throws IOException {
    var target = Files.createDirectories(Path.of(arguments[0]));
    try (var discord = StandInDiscord.start();
        var darkroom =
            new DarkroomOnDiscord(
                discord,
                Files.createTempDirectory("pictures"),
                Map.of("GEMINI_API_KEY", "not-a-real-key-but-long-enough"))) {
      darkroom.connect();
      new DiscordPictures(discord, target).draw(darkroom);
    }
    System.exit(0);
  }

  private void draw(DarkroomOnDiscord darkroom) throws IOException {
    var quote = transform("animate", "veo-3", Samples.COFFEE_PRODUCT);
    save("quote", shown(quote, it -> it.button("Run it").isPresent()));
    var _ = ada.click(quote, "Run it").awaitAnswer();
    await().atMost(PATIENCE).until(() -> !ada.ephemerals().isEmpty());
    save("refusal", shown(ada.ephemerals().getLast(), it -> !it.text().isBlank()));

    var batch = batch();
    save("batch-status", shown(batch, it -> it.button("Cancel all").isPresent()));
    var single = transform("transform", "darkroom", Samples.MOUNTAIN_DAY);
    save("status", shown(single, it -> it.button("Cancel").isPresent()));

    darkroom.work();
    save("batch", shown(batch, it -> !it.menus().isEmpty()));
    save("result", shown(single, it -> !it.files().isEmpty()));
  }

  private Message transform(String command, String model, Samples sample) {
    var asked = Map.of("prompt", WISH, "model", model, "picture", DarkroomOnDiscord.photo(sample));
    return ada.slash(channel, command, asked).reply();
  }

  private Message batch() {
    int before = channel.messages().size();
    var form = ada.slash(channel, "batch", Map.of()).form();
    var photos =
        List.of(
            DarkroomOnDiscord.photo(Samples.COFFEE_PRODUCT),
            DarkroomOnDiscord.photo(Samples.FIG_BOWL_PRODUCT),
            DarkroomOnDiscord.photo(Samples.MOUNTAIN_DAY));
    var quote =
        ada.submit(form, Map.of("files", photos, "prompt", WISH, "model", "darkroom")).reply();
    var _ = ada.click(shown(quote, it -> it.button("Run it").isPresent()), "Run it").awaitAnswer();
    await().atMost(PATIENCE).until(() -> channel.messages().size() > before);
    return channel.messages().getLast();
  }

  private static Message shown(Message message, Predicate<Message> wanted) {
    await().atMost(PATIENCE).until(() -> !message.isLoading() && wanted.test(message));
    return message;
  }

  private void save(String name, Message message) throws IOException {
    var page = Files.writeString(target.resolve(name + ".html"), new MessagePage(message).html());
    if (!Files.isExecutable(Path.of(CHROMIUM))) return;
    var shot = target.resolve(name + ".png");
    photograph(page, shot);
    // Photographs in PNG are several times as large.
    var picture = ImageIO.read(shot.toFile());
    ImageIO.write(trimmed(picture), "jpg", target.resolve("discord-" + name + ".jpg").toFile());
    Files.delete(shot);
    Files.delete(page);
  }

  private static void photograph(Path page, Path shot) throws IOException {
    var process =
        new ProcessBuilder(
                CHROMIUM,
                "--headless",
                "--no-sandbox",
                "--hide-scrollbars",
                "--window-size=652,1400",
                "--screenshot=" + shot.toAbsolutePath(),
                page.toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Without the empty rest of the window, and without transparency, which JPEG has not.
  private static BufferedImage trimmed(BufferedImage shot) {
    int bottom = shot.getHeight() - 1;
    while (bottom > 0 && isBlank(shot, bottom)) bottom--;
    int height = Math.min(shot.getHeight(), bottom + 20);
    var trimmed = new BufferedImage(shot.getWidth(), height, BufferedImage.TYPE_INT_RGB);
    var graphics = trimmed.createGraphics();
    graphics.drawImage(shot, 0, 0, null);
    graphics.dispose();
    return trimmed;
  }

  private static boolean isBlank(BufferedImage shot, int y) {
    int paper = shot.getRGB(shot.getWidth() - 1, shot.getHeight() - 1);
    for (int x = 0; x < shot.getWidth(); x++) if (shot.getRGB(x, y) != paper) return false;
    return true;
  }
}
