package dev.darkroom.bot.discord.command;

import static net.dv8tion.jda.api.interactions.commands.OptionType.BOOLEAN;
import static net.dv8tion.jda.api.interactions.commands.OptionType.INTEGER;
import static net.dv8tion.jda.api.interactions.commands.OptionType.STRING;

import dev.darkroom.generation.Cast;
import dev.darkroom.generation.HouseRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/// Every command, as it is registered.
public final class CommandSet {
  /// Discord's own limit for a string option (August 2026).
  private static final int PROMPT_CHARS_MAX = 6_000;

  private CommandSet() {}

  /// All of them, members' first.
  public static List<CommandData> all() {
    var all = new ArrayList<CommandData>();
    all.addAll(List.of(transform(), edit(), animate(), batch()));
    all.addAll(lookUps());
    all.addAll(ModeratorCommands.all());
    for (var name : MessageCommand.values()) all.add(everywhere(Commands.message(name.label())));
    all.forEach(it -> it.setLocalizationFunction(Localizations.FUNCTION));
    return List.copyOf(all);
  }

  private static SlashCommandData transform() {
    return slash("transform", "Turn one to four pictures into a new one")
        .addOptions(prompt("What it should become: light, palette, mood, style, material"))
        .addOptions(pictures(HouseRules.REFERENCES_MAX))
        .addOptions(model(), look(), cast())
        .addOptions(choices(Option.SIZE, "Size of the output", "1K", "2K", "4K"))
        .addOptions(ratio())
        .addOptions(
            new OptionData(INTEGER, Option.COUNT, "How many outputs, 1 to 4")
                .setRequiredRange(1, HouseRules.COUNT_MAX))
        .addOptions(seed(), hidden(), thread());
  }

  private static SlashCommandData edit() {
    return slash("edit", "Change one thing and leave the rest")
        .addOptions(prompt("What should change").setRequired(true))
        .addOptions(pictures(1))
        .addOptions(
            new OptionData(STRING, Option.REGION, "What may change: x,y,width,height in pixels")
                .setMaxLength(30))
        .addOptions(model(), seed(), hidden(), thread());
  }

  private static SlashCommandData animate() {
    return slash("animate", "Turn a picture into a clip with sound")
        .addOptions(prompt("What moves, and what is heard"))
        .addOptions(pictures(1))
        .addOptions(model())
        .addOptions(choices(Option.SIZE, "Size of the clip", "720p", "1080p"))
        .addOptions(ratio())
        .addOptions(
            new OptionData(INTEGER, Option.LENGTH, "Playing time in seconds")
                .setRequiredRange(1, 120))
        .addOptions(seed(), hidden(), thread());
  }

  private static SlashCommandData batch() {
    return slash("batch", "Turn up to ten pictures, all in the same way")
        .addOptions(cast())
        .addOptions(choices(Option.SIZE, "Size of the output", "1K", "2K", "4K"))
        .addOptions(thread());
  }

  private static List<CommandData> lookUps() {
    return List.of(
        slash("models", "The models, what they are good at and what they cost"),
        slash("looks", "Saved looks that can be put on any picture"),
        slash("history", "What you made"),
        slash("queue", "What runs and waits"),
        slash("cancel", "Stop a generation")
            .addOptions(
                new OptionData(INTEGER, Option.GENERATION, "Its number")
                    .setRequired(true)
                    .setMinValue(1)
                    .setAutoComplete(true)),
        slash("credits", "What you can spend"),
        slash("plan", "The plans there are, and yours"),
        slash("help", "How to get from a picture to the one you want"),
        slash("privacy", "What is stored about you here")
            .addSubcommands(sub("export", "Get it as a file"), sub("erase", "Erase it for good")),
        slash("link", "Be one person here and in Slack, with one balance")
            .addOptions(
                new OptionData(STRING, Option.CODE, "From Slack; leave out to get one here")),
        slash("unlink", "Have a balance of your own here again"),
        slash("cast", "Saved pictures of one character or product")
            .addSubcommands(
                sub("list", "The casts of this server"),
                sub("remove", "Forget a cast").addOptions(cast().setRequired(true))));
  }

  static SubcommandData sub(String name, String description) {
    return new SubcommandData(name, description);
  }

  private static SlashCommandData slash(String name, String description) {
    var command = Commands.slash(name, description);
    var _ = everywhere(command);
    return command;
  }

  /// On servers, in direct messages, and for people who installed the app for themselves.
  private static CommandData everywhere(CommandData command) {
    return command
        .setContexts(InteractionContextType.ALL)
        .setIntegrationTypes(Set.of(IntegrationType.GUILD_INSTALL, IntegrationType.USER_INSTALL));
  }

  private static OptionData prompt(String description) {
    return new OptionData(STRING, Option.PROMPT, description).setMaxLength(PROMPT_CHARS_MAX);
  }

  private static List<OptionData> pictures(int count) {
    return IntStream.rangeClosed(1, count)
        .<OptionData>mapToObj(i ->
            new PictureOption(
                Option.picture(i), i == 1 ? "The picture to start from" : "Another picture"))
        .toList();
  }

  private static OptionData model() {
    return new OptionData(STRING, Option.MODEL, "Which model; chosen for you when left out")
        .setAutoComplete(true);
  }

  private static OptionData look() {
    return new OptionData(STRING, Option.LOOK, "A saved look to put on it").setAutoComplete(true);
  }

  private static OptionData cast() {
    return new OptionData(STRING, Option.CAST, "A cast whose pictures are the references")
        .setMaxLength(Cast.NAME_CHARS_MAX)
        .setAutoComplete(true);
  }

  private static OptionData ratio() {
    return choices(
        Option.RATIO,
        "Width to height; as the picture when left out",
        "1:1",
        "4:3",
        "3:4",
        "3:2",
        "2:3",
        "16:9",
        "9:16",
        "21:9");
  }

  private static OptionData seed() {
    return new OptionData(INTEGER, Option.SEED, "Repeats a result where the model allows")
        .setRequiredRange(0, HouseRules.SEED_MAX);
  }

  private static OptionData hidden() {
    return new OptionData(BOOLEAN, Option.PRIVATE, "Only you see it");
  }

  private static OptionData thread() {
    return new OptionData(BOOLEAN, Option.THREAD, "Opens a thread for it and what comes of it");
  }

  private static OptionData choices(String name, String description, String... values) {
    var option = new OptionData(STRING, name, description);
    Arrays.stream(values).forEach(value -> option.addChoice(value, value));
    return option;
  }
}
