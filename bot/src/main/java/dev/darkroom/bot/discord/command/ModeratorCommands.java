package dev.darkroom.bot.discord.command;

import static net.dv8tion.jda.api.interactions.commands.OptionType.BOOLEAN;
import static net.dv8tion.jda.api.interactions.commands.OptionType.CHANNEL;
import static net.dv8tion.jda.api.interactions.commands.OptionType.INTEGER;
import static net.dv8tion.jda.api.interactions.commands.OptionType.NUMBER;
import static net.dv8tion.jda.api.interactions.commands.OptionType.ROLE;
import static net.dv8tion.jda.api.interactions.commands.OptionType.STRING;
import static net.dv8tion.jda.api.interactions.commands.OptionType.USER;

import java.util.List;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/// What moderators can do. Each thing that a server may want to gate by itself is a command of its
/// own: Discord's own settings (Integrations) cannot gate subcommands.
final class ModeratorCommands {
  private static final int REASON_CHARS_MAX = 300;
  private static final int GRANT_MAX = 10_000_000;
  private static final int GRANT_DAYS_MAX = 3_650;
  private static final int REPORT_DAYS_MAX = 366;

  private ModeratorCommands() {}

  static List<CommandData> all() {
    return List.of(quota(), grant(), settings(), block(), report());
  }

  private static SlashCommandData quota() {
    return slash("quota", "Limits for members, roles, channels, models or everyone")
        .addSubcommands(
            sub("set", "Set a limit")
                .addOptions(window(), metric())
                .addOptions(
                    new OptionData(NUMBER, Option.LIMIT, "The most that may be used")
                        .setRequired(true)
                        .setMinValue(0))
                .addOptions(scope()),
            sub("show", "All limits, and what is used of them"),
            sub("clear", "Remove a limit").addOptions(window(), metric()).addOptions(scope()),
            sub("explain", "The limits that hold for one member")
                .addOptions(member().setRequired(true)));
  }

  private static SlashCommandData grant() {
    return slash("grant", "Give credits or a plan")
        .addSubcommands(
            sub("credits", "Give credits to a member, or to the pool")
                .addOptions(
                    new OptionData(INTEGER, Option.AMOUNT, "How many credits")
                        .setRequired(true)
                        .setRequiredRange(1, GRANT_MAX))
                .addOptions(member())
                .addOptions(
                    new OptionData(INTEGER, Option.DAYS, "After how many days they expire")
                        .setRequiredRange(1, GRANT_DAYS_MAX))
                .addOptions(
                    new OptionData(STRING, Option.REASON, "Why; kept in the log")
                        .setMaxLength(REASON_CHARS_MAX)),
            sub("plan", "Give a plan to a member, or to the whole server")
                .addOptions(
                    new OptionData(STRING, Option.PLAN, "Which plan")
                        .setRequired(true)
                        .setAutoComplete(true))
                .addOptions(member()));
  }

  private static SlashCommandData settings() {
    return slash("settings", "How this server is served")
        .addOptions(
            new OptionData(STRING, Option.TIME_ZONE, "Where days begin, such as Europe/Berlin")
                .setMaxLength(60),
            flag(Option.POOL, "Whether members may spend the server's pool"),
            new OptionData(
                    INTEGER, Option.CONFIRM_ABOVE, "A price above this is to be accepted first")
                .setRequiredRange(0, GRANT_MAX),
            new OptionData(
                    STRING, Option.LOOK, "Put on pictures that name no look; none takes it away")
                .setAutoComplete(true),
            flag(Option.PRIVATE, "Whether results are private by default"),
            new OptionData(CHANNEL, Option.CHANNEL, "One more channel in which it may be used"),
            flag(Option.EVERYWHERE, "It may be used in every channel again"),
            new OptionData(STRING, Option.MODEL, "One more model that may be used")
                .setAutoComplete(true),
            flag(Option.EVERY_MODEL, "Every model may be used again"),
            flag(Option.PAUSED, "Whether what waits stays in line"));
  }

  private static OptionData flag(String name, String description) {
    return new OptionData(BOOLEAN, name, description);
  }

  private static SlashCommandData block() {
    return slash("block", "Who may not use the bot here")
        .addSubcommands(
            sub("add", "Block a member")
                .addOptions(
                    member().setRequired(true),
                    new OptionData(STRING, Option.REASON, "Why; kept in the log")
                        .setMaxLength(REASON_CHARS_MAX)),
            sub("remove", "Let a member use it again").addOptions(member().setRequired(true)),
            sub("list", "Who is blocked"));
  }

  private static SlashCommandData report() {
    return slash("report", "What this server spends")
        .addSubcommands(
            sub("usage", "By member").addOptions(days()),
            sub("cost", "By model, in dollars").addOptions(days()));
  }

  private static SlashCommandData slash(String name, String description) {
    var command = Commands.slash(name, description);
    var _ =
        command
            .setContexts(InteractionContextType.GUILD)
            .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER));
    return command;
  }

  private static SubcommandData sub(String name, String description) {
    return new SubcommandData(name, description);
  }

  private static OptionData window() {
    return new OptionData(STRING, Option.WINDOW, "Over which time")
        .setRequired(true)
        .addChoice("day", "DAY")
        .addChoice("week", "WEEK")
        .addChoice("month", "MONTH");
  }

  private static OptionData metric() {
    return new OptionData(STRING, Option.METRIC, "What is counted")
        .setRequired(true)
        .addChoice("credits", "CREDITS")
        .addChoice("generations", "GENERATIONS")
        .addChoice("dollars", "DOLLARS");
  }

  /// None of them means everyone together.
  private static List<OptionData> scope() {
    return List.of(
        member(),
        new OptionData(ROLE, Option.ROLE, "For everyone with a role, each by themselves"),
        new OptionData(CHANNEL, Option.CHANNEL, "For a channel"),
        new OptionData(STRING, Option.MODEL, "For a model").setAutoComplete(true));
  }

  private static OptionData member() {
    return new OptionData(USER, Option.MEMBER, "For one member");
  }

  private static OptionData days() {
    return new OptionData(INTEGER, Option.DAYS, "How many days back; 30 when left out")
        .setRequiredRange(1, REPORT_DAYS_MAX);
  }
}
