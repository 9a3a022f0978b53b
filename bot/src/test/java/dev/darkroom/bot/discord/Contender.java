package dev.darkroom.bot.discord;

import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.BareBot;
import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Interaction;
import dev.darkroom.bot.discord.standin.Message;
import dev.darkroom.bot.discord.standin.Person;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.bot.discord.standin.Upload;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;

/// A bot that is timed, the stand-in that it talks to, and the people who ask.
final class Contender implements AutoCloseable {
  private static final int PEOPLE = 50;
  private static final int WIDE_PX = 4_000;
  private static final int HIGH_PX = 3_000;
  private static final Upload SMALL = DarkroomOnDiscord.photo(Samples.COFFEE_PRODUCT);

  private final String name;
  private final StandInDiscord discord = StandInDiscord.start();
  private final Channel channel = discord.guild("Photo club").channel("pictures");
  private final List<Person> people;
  private Runnable ending = () -> {};

  private Contender(String name) {
    this.name = name;
    people =
        IntStream.range(0, PEOPLE)
            .mapToObj(number -> channel.guild().orElseThrow().member("Ada " + number))
            .toList();
  }

  static Contender bare() throws InterruptedException {
    var contender = new Contender("bare");
    var bot = new BareBot(contender.discord, Contender::deferOnly);
    bot.jda()
        .updateCommands()
        .addCommands(
            Commands.slash("transform", "Does nothing.")
                .addOption(OptionType.STRING, "prompt", "Anything.")
                .addOption(OptionType.STRING, "model", "Anything.")
                .addOption(OptionType.ATTACHMENT, "picture", "Anything."))
        .complete();
    contender.ending = bot::close;
    return contender;
  }

  static Contender darkroom(Path folder) {
    var contender = new Contender("darkroom");
    var bot = DarkroomOnDiscord.start(contender.discord, folder);
    contender.ending = bot::close;
    return contender;
  }

  private static void deferOnly(GenericEvent event) {
    if (event instanceof SlashCommandInteractionEvent command)
      command.deferReply().queue(hook -> hook.editOriginal("done").queue());
  }

  String name() {
    return name;
  }

  Interaction ask(int number) {
    return ask(number, SMALL);
  }

  private Interaction ask(int number, Upload picture) {
    return people
        .get(number % PEOPLE)
        .slash(
            channel,
            "transform",
            Map.of(
                "prompt", "soft watercolour in warm evening light",
                "model", "darkroom",
                "picture", picture));
  }

  /// Asks for as many pictures of 12 megapixels, and waits until the first is being made.
  List<Interaction> startHeavyWork(int count) {
    var picture = LargePhoto.of(WIDE_PX, HIGH_PX);
    var asked = new ArrayList<Interaction>();
    for (int i = 0; i < count; i++) asked.add(ask(i, picture).awaitAnswer());
    await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> asked.getFirst().originalNow().filter(it -> !it.isLoading()).isPresent());
    return asked;
  }

  static boolean isEnd(Message message) {
    return message.content().equals("done") || !message.files().isEmpty();
  }

  @Override
  public void close() {
    ending.run();
    discord.close();
  }
}
