package dev.darkroom.bot.discord.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whether real JDA finds everything as it expects it.
final class StandInDiscordTest {
  private final StandInDiscord discord = StandInDiscord.start();
  private final Guild guild = discord.guild("Photo club");
  private final Channel channel = guild.channel("pictures");
  private final Person ada = guild.member("Ada");

  @AfterEach
  void close() {
    discord.close();
  }

  @Test
  void aBotLogsInAndSeesItsServers() throws InterruptedException {
    try (var bot = new BareBot(discord, _ -> {})) {
      assertThat(bot.jda().getStatus()).isEqualTo(JDA.Status.CONNECTED);
      assertThat(bot.jda().getGuildById(guild.id())).isNotNull();
      assertThat(bot.jda().getTextChannelById(channel.id())).isNotNull();
      assertThat(discord.gateway().connected()).containsExactly(0);
    }
  }

  @Test
  void aCommandIsRegisteredUsedDeferredAndAnswered() throws InterruptedException {
    try (var bot = new BareBot(discord, StandInDiscordTest::defer)) {
      register(bot);

      var asked = ada.slash(channel, "echo", Map.of("text", "hello"));

      assertThat(asked.reply().content()).isEqualTo("hello");
      assertThat(asked.answerType()).isEqualTo(5);
      assertThat(channel.messages()).hasSize(1);
      assertThat(channel.messages().getFirst().edits()).isEqualTo(1);
      assertThat(ada.ephemerals()).isEmpty();
    }
  }

  private static void register(BareBot bot) {
    bot.jda()
        .updateCommands()
        .addCommands(
            Commands.slash("echo", "Says it again.")
                .addOption(OptionType.STRING, "text", "What to say.", true))
        .complete();
  }

  private static String text(SlashCommandInteractionEvent command) {
    return Objects.requireNonNull(command.getOption("text")).getAsString();
  }

  private static void defer(GenericEvent event) {
    if (event instanceof SlashCommandInteractionEvent command)
      command.deferReply().queue(hook -> hook.editOriginal(text(command)).queue());
  }
}
