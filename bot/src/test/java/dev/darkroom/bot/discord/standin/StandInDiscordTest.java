package dev.darkroom.bot.discord.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.standin.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.interactions.InteractionHook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Whether real JDA finds everything as it expects it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StandInDiscordTest {
  private static final Upload PICTURE =
      new Upload("lamp.png", "no picture, but bytes".getBytes(StandardCharsets.UTF_8));

  private final StandInDiscord discord = StandInDiscord.start();
  private final Guild guild = discord.guild("Photo club");
  private final Channel channel = guild.channel("pictures");
  private final Person ada = guild.member("Ada");
  private BareBot bot;

  @BeforeAll
  void logIn() throws InterruptedException {
    bot = new BareBot(discord, new TryOutBot());
    bot.jda().updateCommands().addCommands(TryOutBot.commands()).complete();
  }

  @AfterAll
  void close() {
    bot.close();
    discord.close();
  }

  @Test
  void aBotLogsInAndSeesItsServers() {
    assertThat(bot.jda().getStatus()).isEqualTo(JDA.Status.CONNECTED);
    assertThat(bot.jda().getGuildById(guild.id())).isNotNull();
    assertThat(bot.jda().getTextChannelById(channel.id())).isNotNull();
    assertThat(discord.gateway().connected()).containsExactly(0);
    assertThat(discord.commands().all()).hasSize(2);
  }

  @Test
  void aCommandIsDeferredAndAnswered() {
    var asked = ada.slash(channel, "echo", Map.of("text", "hello"));

    assertThat(asked.reply().content()).isEqualTo("hello");
    assertThat(asked.answerType()).isEqualTo(5);
    assertThat(asked.reply().edits()).isEqualTo(1);
    assertThat(channel.messages()).contains(asked.reply());
    assertThat(ada.ephemerals()).doesNotContain(asked.reply());
  }

  @Test
  void aPrivateAnswerIsSeenByOnePersonOnly() {
    var whispered = ada.slash(channel, "echo", Map.of("text", "psst", "private", true)).reply();

    assertThat(ada.ephemerals()).contains(whispered);
    assertThat(channel.messages()).doesNotContain(whispered);
  }

  @Test
  void aPictureComesBackInAGalleryAndItsButtonsWork() {
    var asked = ada.slash(channel, "echo", Map.of("text", "look", "picture", PICTURE));

    var shown = asked.reply();
    assertThat(shown.text()).isEqualTo("look");
    assertThat(shown.usesComponentsV2()).isTrue();
    assertThat(shown.files())
        .singleElement()
        .satisfies(file -> assertThat(file.content()).isEqualTo(PICTURE.content()));
    assertThat(shown.attachments()).isEmpty();

    var again = ada.click(shown, "Again");
    await().until(() -> !again.followUps().isEmpty());
    assertThat(again.followUps().getFirst().content()).isEqualTo("again!");

    var _ = ada.click(shown, "Bin");
    await().until(shown::isDeleted);
    assertThat(channel.messages()).doesNotContain(shown);
  }

  @Test
  void aPersonIsHelpedWhileTyping() {
    var typing = ada.type(channel, "echo", Map.of("text", "he"), "text");

    assertThat(typing.choices())
        .singleElement()
        .satisfies(choice -> assertThat(choice.path("value").asText()).isEqualTo("he!"));
  }

  @Test
  void aCommandOnAMessageOpensAFormThatTakesFiles() {
    var photo = channel.post(ada, "my lamp", PICTURE);

    var form = ada.messageCommand(photo, "Look").form();
    var answer = ada.submit(form, Map.of("files", List.of(PICTURE, PICTURE))).reply();

    assertThat(form.title()).isEqualTo("Look closer");
    assertThat(answer.content()).isEqualTo("1 files, 2 more");
    assertThat(ada.ephemerals()).contains(answer);
  }

  @Test
  void directMessagesAndThreadsArePlacesToo() {
    var thread = channel.openThread("lamps");

    var inThread = ada.slash(thread, "echo", Map.of("text", "in a thread"));
    var direct = ada.slash(ada.direct(), "echo", Map.of("text", "between us"));

    assertThat(inThread.reply().channel()).isSameAs(thread);
    assertThat(direct.reply().channel()).isSameAs(ada.direct());
  }

  @Test
  void anExpiredTokenIsOfNoUse() {
    var asked = ada.slash(channel, "echo", Map.of("text", "still there?"));
    var shown = asked.reply();
    asked.expire();

    var hook = InteractionHook.from(bot.jda(), asked.token());

    assertThat(hook.editOriginal("late").submit())
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withMessageContaining("50027");
    assertThat(shown.content()).isEqualTo("still there?");
  }

  /// Where the schema is at hand; where it is not, there is nothing to break.
  @Test
  void whatBreaksTheSchemaIsNamed() {
    var wrong = Json.object("content", 7);
    var call =
        new Call(
            "POST",
            "/channels/{channel_id}/messages",
            Map.of(),
            Map.of(),
            wrong,
            Map.of(),
            Optional.empty(),
            0);

    assertThat(SchemaCheck.shared().problems(call))
        .hasSize(SchemaCheck.shared().isPresent() ? 1 : 0)
        .allSatisfy(problem -> assertThat(problem).contains("/content"));
  }
}
