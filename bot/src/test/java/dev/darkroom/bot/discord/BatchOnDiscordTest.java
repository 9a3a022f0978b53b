package dev.darkroom.bot.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.discord.standin.Channel;
import dev.darkroom.bot.discord.standin.Guild;
import dev.darkroom.bot.discord.standin.Message;
import dev.darkroom.bot.discord.standin.Permission;
import dev.darkroom.bot.discord.standin.Person;
import dev.darkroom.bot.discord.standin.StandInDiscord;
import dev.darkroom.bot.discord.standin.Upload;
import dev.darkroom.generation.State;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many pictures in one way, and threads that things go on in.
final class BatchOnDiscordTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Upload COFFEE = DarkroomOnDiscord.photo(Samples.COFFEE_PRODUCT);
  private static final Upload FIGS = DarkroomOnDiscord.photo(Samples.FIG_BOWL_PRODUCT);

  @TempDir private Path folder;

  private final StandInDiscord discord = StandInDiscord.start();
  private final Guild guild = discord.guild("Photo club");
  private final Channel channel = guild.channel("pictures");
  private final Person ada = guild.member("Ada");
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

  /// Another process on the same data.
  private void restart(Consumer<DarkroomOnDiscord> begin) {
    darkroom.close();
    darkroom = new DarkroomOnDiscord(discord, folder, Map.of());
    begin.accept(darkroom);
  }

  private Message quote(Map<String, ?> options, List<Upload> pictures) {
    var form = ada.slash(channel, "batch", options).form();
    assertThat(form.field("files").path("max_values").asInt()).isEqualTo(10);
    var _ =
        ada.submit(
            form,
            Map.of(
                "files",
                pictures,
                "prompt",
                "soft watercolour in warm light",
                "model",
                "darkroom"));
    await().atMost(PATIENCE).until(() -> !ada.ephemerals().isEmpty());
    await().atMost(PATIENCE).until(() -> !ada.ephemerals().getLast().isLoading());
    return ada.ephemerals().getLast();
  }

  private static List<Message> results(Channel where) {
    return where.messages().stream().filter(it -> !it.files().isEmpty()).toList();
  }

  /// The one message that speaks for the batch, once it shows what the test waits for.
  private Message spokenOf(Predicate<Message> shows) {
    await()
        .atMost(PATIENCE)
        .until(() -> channel.messages().stream().anyMatch(it -> !it.isLoading() && shows.test(it)));
    return channel.messages().getFirst();
  }

  private static boolean isEnded(Message message) {
    return !message.menus().isEmpty();
  }

  @Test
  void everyPictureIsMadeOnceThePriceOfAllIsAcceptedAndOneMessageShowsThemAll() {
    var quote = quote(Map.of(), List.of(COFFEE, FIGS));
    assertThat(quote.text()).contains("2 pictures, free of charge");
    assertThat(darkroom.generationsOf(guild.id(), ada.id()))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.state()).isInstanceOf(State.Requested.class));

    var _ = ada.click(quote, "Run it").awaitAnswer();

    assertThat(darkroom.ended(guild.id(), ada.id()))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.state()).isInstanceOf(State.Settled.class));
    var message = spokenOf(BatchOnDiscordTest::isEnded);
    assertThat(message.text()).contains("2 of 2 are done", "soft watercolour in warm light");
    assertThat(message.pinged()).containsExactly(ada.id());
    assertThat(message.files())
        .singleElement()
        .satisfies(it -> assertThat(it.name()).startsWith("darkroom-batch-").endsWith(".jpg"));
    assertThat(channel.messages()).hasSize(1);
    await().atMost(PATIENCE).until(() -> quote.buttons().isEmpty());
    assertThat(quote.text()).contains("2 pictures begin");
  }

  @Test
  void eachResultOfABatchIsShownToWhoAsksForIt() {
    var _ = ada.click(quote(Map.of(), List.of(COFFEE, FIGS)), "Run it").awaitAnswer();
    var message = spokenOf(BatchOnDiscordTest::isEnded);

    var second = message.menus().getFirst().path("options").get(1);
    assertThat(second.path("label").asText()).isEqualTo("Show: number 2");
    var menu = message.menus().getFirst().path("custom_id").asText();
    var shown = ada.choose(message, menu, second.path("value").asText()).reply();

    assertThat(shown.isEphemeral()).isTrue();
    assertThat(shown.files()).hasSize(1);
    assertThat(shown.button("Edit")).isPresent();
    assertThat(shown.pinged()).isEmpty();
  }

  @Test
  void aRunningBatchSaysHowFarItIsAndIsStoppedWithOneButton() {
    restart(DarkroomOnDiscord::connect);
    var _ = ada.click(quote(Map.of(), List.of(COFFEE, FIGS)), "Run it").awaitAnswer();

    var message = spokenOf(it -> it.button("Cancel all").isPresent());
    assertThat(message.text()).contains("0 done · 2 waiting");
    assertThat(message.pinged()).isEmpty();
    darkroom.work();
    var _ = ada.click(message, "Cancel all").awaitAnswer();

    assertThat(darkroom.ended(guild.id(), ada.id()))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.state()).isInstanceOf(State.Released.class));
    assertThat(spokenOf(BatchOnDiscordTest::isEnded).text()).contains("0 of 2 are done");
    assertThat(channel.messages()).containsExactly(message);
  }

  @Test
  void aBatchGoesOnInTheSameMessageAfterARestart() {
    restart(DarkroomOnDiscord::connect);
    var _ = ada.click(quote(Map.of(), List.of(COFFEE, FIGS)), "Run it").awaitAnswer();
    var message = spokenOf(it -> it.button("Cancel all").isPresent());

    restart(it -> {
      it.connect();
      it.work();
    });

    assertThat(spokenOf(BatchOnDiscordTest::isEnded).text()).contains("2 of 2 are done");
    assertThat(channel.messages()).containsExactly(message);
    assertThat(message.files()).hasSize(1);
  }

  @Test
  void aBatchWhoseMessageWasRemovedStillComesToItsEnd() {
    restart(DarkroomOnDiscord::connect);
    var _ = ada.click(quote(Map.of(), List.of(COFFEE, FIGS)), "Run it").awaitAnswer();
    var message = spokenOf(it -> it.button("Cancel all").isPresent());
    message.delete();

    darkroom.work();

    var ending = spokenOf(BatchOnDiscordTest::isEnded);
    assertThat(ending.id()).isNotEqualTo(message.id());
    assertThat(ending.files()).hasSize(1);
  }

  @Test
  void aBatchTakesACastAndASize() {
    var asked = Map.of("cast", "Mira", "size", "1K");

    var refusal = quote(asked, List.of(COFFEE));

    assertThat(refusal.text()).contains("Mira");
    assertThat(darkroom.generationsOf(guild.id(), ada.id())).isEmpty();
  }

  @Test
  void aBatchThatIsNotWantedAfterAllIsNotMade() {
    var quote = quote(Map.of(), List.of(COFFEE, FIGS));

    var _ = ada.click(quote, "Cancel").awaitAnswer();

    assertThat(darkroom.ended(guild.id(), ada.id()))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.state()).isInstanceOf(State.Released.class));
    assertThat(results(channel)).isEmpty();
  }

  @Test
  void onePictureThatIsNoneRefusesTheWholeBatchAndSaysWhich() {
    var refusal = quote(Map.of(), List.of(COFFEE, new Upload("notes.jpg", new byte[2_000])));

    assertThat(refusal.text()).contains("Picture 2:");
    assertThat(darkroom.generationsOf(guild.id(), ada.id()))
        .allSatisfy(it -> assertThat(it.state().isEnd()).isTrue());
  }

  @Test
  void aThreadIsOpenedForAGenerationAndWhatComesOfItStaysThere() {
    var asked =
        ada.slash(
            channel,
            "transform",
            Map.of(
                "prompt",
                "charcoal drawing",
                "model",
                "darkroom",
                "picture",
                COFFEE,
                "thread",
                true));
    var _ = darkroom.ended(guild.id(), ada.id());

    await().atMost(PATIENCE).until(() -> !channel.threads().isEmpty());
    var thread = channel.threads().getFirst();
    await().atMost(PATIENCE).until(() -> results(thread).size() == 1);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(asked.reply().text()).contains("<#" + thread.id() + ">"));
    assertThat(results(channel)).isEmpty();

    var _ = ada.click(results(thread).getFirst(), "Again");
    await().atMost(PATIENCE).until(() -> results(thread).size() == 2);
    assertThat(results(channel)).isEmpty();
  }

  @Test
  void whereNoThreadCanBeOpenedThatIsSaidAndNothingIsMade() {
    channel.deny(Permission.CREATE_PUBLIC_THREADS);

    var _ =
        ada.slash(
            channel,
            "transform",
            Map.of("prompt", "charcoal", "model", "darkroom", "picture", COFFEE, "thread", true));

    await().atMost(PATIENCE).until(() -> !ada.ephemerals().isEmpty());
    assertThat(ada.ephemerals().getLast().text()).contains("No thread can be opened here");
    assertThat(darkroom.generationsOf(guild.id(), ada.id())).isEmpty();
  }
}
