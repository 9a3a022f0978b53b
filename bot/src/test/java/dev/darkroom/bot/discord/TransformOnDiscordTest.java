package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Fault;
import dev.darkroom.bot.discord.standin.Guild;
import dev.darkroom.bot.discord.standin.Message;
import dev.darkroom.bot.discord.standin.Permission;
import dev.darkroom.bot.discord.standin.Person;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.generation.Audience.Delivery;
import dev.darkroom.generation.Post;
import dev.darkroom.generation.State;
import dev.darkroom.samples.Samples;
import dev.darkroom.store.JdbcPosts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a slash command to a result, over real sockets and with the real engine.
final class TransformOnDiscordTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final StandInDiscord discord = StandInDiscord.start();
  private final Guild guild = discord.guild("Photo club");
  private final Channel channel = guild.channel("pictures");
  private final Person ada = guild.member("Ada");
  private final Person ben = guild.member("Ben");
  private DarkroomOnDiscord darkroom;

  @BeforeEach
  void start() {
    darkroom = DarkroomOnDiscord.start(discord, folder);
  }

  @AfterEach
  void close() {
    darkroom.close();
    discord.close();
  }

  private static Map<String, Object> watercolour() {
    return Map.of(
        "prompt",
        "soft watercolour in warm evening light @everyone",
        "picture",
        DarkroomOnDiscord.photo(Samples.MOUNTAIN_DAY),
        "model",
        "darkroom",
        "seed",
        7);
  }

  private Message result(Message message) {
    await().atMost(PATIENCE).until(() -> !message.files().isEmpty());
    return message;
  }

  @Test
  @Tag("A01")
  void aPictureComesBackWithItsFactsAndButtonsAndPingsNobodyElse() {
    var asked = ada.slash(channel, "transform", watercolour());

    assertThat(asked.answerType()).isEqualTo(5);
    var result = result(asked.reply());
    assertThat(result.usesComponentsV2()).isTrue();
    assertThat(result.files()).hasSize(1);
    assertThat(result.text())
        .contains(ada.mention(), "soft watercolour in warm evening light", "seed 7", "free");
    assertThat(result.buttons())
        .extracting("label")
        .containsExactly(
            "Edit", "Animate", "Upscale", "Compare", "Approve", "Again", "Vary", "Info", "Delete");
    assertThat(result.pingedEveryone()).isFalse();
    assertThat(result.pinged()).isSubsetOf(ada.id());
    assertThat(channel.messages()).hasSize(1);
    assertThat(darkroom.ended(guild.id(), ada.id()))
        .singleElement()
        .satisfies(it -> assertThat(it.state()).isInstanceOf(State.Settled.class));
    assertThat(discord.refusals()).isEmpty();
  }

  @Test
  void aRefusalIsForTheOneWhoAskedAndLeavesNothingBehind() {
    var _ = ada.slash(channel, "transform", Map.of("prompt", "watercolour"));

    await().atMost(PATIENCE).until(() -> !ada.ephemerals().isEmpty());
    assertThat(ada.ephemerals().getFirst().text()).contains("There is no picture");
    assertThat(channel.messages()).isEmpty();
    assertThat(darkroom.generationsOf(guild.id(), ada.id())).isEmpty();
  }

  @Test
  void whatIsPrivateIsSeenByOnePersonOnly() {
    var wish = new HashMap<>(watercolour());
    wish.put("private", true);

    var asked = ada.slash(channel, "transform", wish);

    assertThat(result(asked.reply()).isEphemeral()).isTrue();
    assertThat(channel.messages()).isEmpty();
  }

  @Test
  @Tag("C01")
  void anInteractionThatComesTwiceMakesOneGeneration() {
    var asked = ada.slash(channel, "transform", watercolour());
    discord.send(asked);

    var _ = result(asked.reply());
    assertThat(darkroom.ended(guild.id(), ada.id())).hasSize(1);
    assertThat(channel.messages()).hasSize(1);
  }

  @Test
  @Tag("C04")
  void afterTheTokenTheResultComesAsAMessageThatAnswersTheStatus() {
    var asked = ada.slash(channel, "transform", watercolour()).awaitAnswer();
    asked.expire();

    await()
        .atMost(PATIENCE)
        .until(() -> channel.messages().stream().anyMatch(TransformOnDiscordTest::hasPicture));
    var result = channel.messages().stream().filter(TransformOnDiscordTest::hasPicture).toList();
    assertThat(result)
        .singleElement()
        .satisfies(it -> assertThat(it.pinged()).containsExactly(ada.id()));
  }

  /// Discord forgets a nonce after minutes; then our message is known by its buttons.
  @Test
  @Tag("K13")
  void aResultWhoseAnswerWasLostIsFoundAndNotPostedAgain() {
    var asked = ada.slash(channel, "transform", watercolour()).awaitAnswer();
    asked.expire();
    discord.failNextUpload(channel, Fault.dropAfter());
    var generation = darkroom.ended(guild.id(), ada.id()).getFirst();
    var posts = new JdbcPosts(darkroom.bot().database());
    var known = posts.find(generation.id(), Post.Kind.ENDING).orElseThrow();
    posts.save(
        new Post(
            known.generation(),
            known.kind(),
            known.surface(),
            known.channel(),
            "",
            known.nonce(),
            known.address(),
            known.at()));
    long sent = posted();

    var again = darkroom.discord().surface().deliver(generation);

    assertThat(again).isInstanceOf(Delivery.Done.class);
    assertThat(posted()).isEqualTo(sent);
    assertThat(posts.find(generation.id(), Post.Kind.ENDING).map(Post::message))
        .contains(known.message());
    assertThat(channel.messages()).filteredOn(TransformOnDiscordTest::hasPicture).hasSize(1);
  }

  private long posted() {
    return discord.sent().stream()
        .filter(it -> it.call().equals("POST /channels/{channel_id}/messages"))
        .count();
  }

  private static boolean hasPicture(Message message) {
    return !message.files().isEmpty();
  }

  @Test
  @Tag("C06")
  @Tag("C10")
  void whereTheBotMayNoLongerPostTheResultComesAsADirectMessage() {
    var asked = ada.slash(channel, "transform", watercolour()).awaitAnswer();
    asked.expire();
    channel.delete();

    await()
        .atMost(PATIENCE)
        .until(() -> ada.direct().messages().stream().anyMatch(TransformOnDiscordTest::hasPicture));
    assertThat(darkroom.ended(guild.id(), ada.id()))
        .singleElement()
        .satisfies(it -> assertThat(it.state()).isInstanceOf(State.Settled.class));
  }

  @Test
  @Tag("C06")
  void whatReachesNobodyIsKeptForTheHistory() {
    ada.refuseDirectMessages();
    var asked = ada.slash(channel, "transform", watercolour()).awaitAnswer();
    asked.expire();
    channel.delete();

    assertThat(darkroom.ended(guild.id(), ada.id()).getFirst().outputs()).hasSize(1);
    var history = ada.slash(guild.channel("other"), "history", Map.of());
    assertThat(history.reply().text()).contains("Done");
  }

  @Test
  void withoutTheRightToPostNothingIsStarted() {
    channel.deny(Permission.ATTACH_FILES);

    var _ = ada.slash(channel, "transform", watercolour());

    await().atMost(PATIENCE).until(() -> !ada.ephemerals().isEmpty());
    assertThat(ada.ephemerals().getFirst().text()).contains("Attach Files");
    assertThat(darkroom.generationsOf(guild.id(), ada.id())).isEmpty();
  }

  @Test
  @Tag("A03")
  void buttonsOfOthersAndForgedOnesAreRefused() {
    var result = result(ada.slash(channel, "transform", watercolour()).reply());
    var delete = result.button("Delete").orElseThrow();

    var _ = ben.press(result, delete.id());
    await().atMost(PATIENCE).until(() -> !ben.ephemerals().isEmpty());
    var forged = "dr1.d0.1.AAAAAAAAAAAAAAAA";
    var _ = ada.press(result, forged);
    await().atMost(PATIENCE).until(() -> !ada.ephemerals().isEmpty());

    assertThat(ben.ephemerals().getFirst().text()).contains("or a moderator");
    assertThat(ada.ephemerals().getFirst().text()).contains("does not belong here");
    assertThat(result.isDeleted()).isFalse();
  }

  @Test
  void againMakesTheSameAndInfoSaysSoAndDeleteRemovesIt() {
    var result = result(ada.slash(channel, "transform", watercolour()).reply());

    var again = result(ben.click(result, "Again").reply());
    assertThat(again.text()).contains(ben.mention(), "seed 7");
    var info = ben.click(again, "Info").reply();
    var _ = ben.click(again, "Delete");

    assertThat(info.text()).contains("The same seed gives the same pixels again");
    await().atMost(PATIENCE).until(again::isDeleted);
  }

  @Test
  void anOutputIsEditedThroughAForm() {
    var result = result(ada.slash(channel, "transform", watercolour()).reply());

    var form = ada.click(result, "Edit").form();
    var edited = result(ada.submit(form, Map.of("prompt", "make it night")).reply());

    assertThat(edited.text()).contains("make it night", "edit of #");
  }

  @Test
  void aMessageWithPicturesOpensAForm() {
    var post = channel.post(ben, "look", DarkroomOnDiscord.photo(Samples.COFFEE_PRODUCT));

    var form = ada.messageCommand(post, "Transform").form();
    var result =
        result(
            ada.submit(
                    form,
                    Map.of("prompt", "oil painting, warm light", "model", List.of("darkroom")))
                .reply());

    assertThat(result.text()).contains("oil painting");
  }

  @Test
  void listsAreForTheOneWhoAsks() {
    for (var command : List.of("models", "looks", "credits", "plan", "queue", "help", "cast list"))
      assertThat(ada.slash(channel, command, Map.of()).reply().isEphemeral()).as(command).isTrue();
    assertThat(channel.messages()).isEmpty();
  }

  @Test
  void modelsAreOfferedWithTheirPriceWhileTyping() {
    var offered = ada.type(channel, "transform", Map.of("model", "dark"), "model").choices();

    assertThat(offered).isNotEmpty();
    assertThat(offered.getFirst().path("name").asText()).contains("Darkroom", "free");
  }
}
