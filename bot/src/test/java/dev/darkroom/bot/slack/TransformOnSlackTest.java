package dev.darkroom.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Message;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.generation.State;
import dev.darkroom.samples.Samples;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a message with a picture to a result, over real sockets and with the real engine.
final class TransformOnSlackTest {
  @TempDir private Path folder;

  private final StandInSlack slack = StandInSlack.start();
  private final Channel channel = slack.workspace().channel("pictures");
  private final Person ada = slack.workspace().person("Ada");
  private final Person ben = slack.workspace().person("Ben");
  private DarkroomOnSlack darkroom;

  @BeforeEach
  void start() {
    darkroom = DarkroomOnSlack.start(slack, folder);
  }

  @AfterEach
  void close() {
    darkroom.close();
    slack.close();
  }

  private Message post() {
    return ben.says(channel, "look", DarkroomOnSlack.photo(ben, Samples.MOUNTAIN_DAY));
  }

  private static Map<String, Object> watercolour() {
    return Map.of(
        "prompt",
        "soft watercolour in warm evening light <!channel> <@U1>",
        "model",
        "darkroom",
        "seed",
        "7");
  }

  private void transform(Message message, Map<String, Object> values) {
    var _ = ada.shortcut(message, "darkroom_transform").awaitAck();
    var _ = ada.submits(ada.awaitView(), values).awaitAck();
  }

  /// The message with the buttons of a result, in a thread.
  private Message result(Message parent) {
    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() -> DarkroomOnSlack.find(channel.thread(parent)).isPresent());
    return DarkroomOnSlack.result(channel.thread(parent));
  }

  @Test
  @Tag("A01")
  void aPictureComesBackInTheThreadWithItsFactsAndButtonsAndPingsNobodyElse() {
    var message = post();

    transform(message, watercolour());

    var result = result(message);
    assertThat(result.words())
        .contains("soft watercolour in warm evening light", "seed 7", "free")
        .doesNotContain("<!channel>", "<@U1>");
    assertThat(result.buttons())
        .containsExactly(
            "Edit", "Animate", "Upscale", "Compare", "Approve", "Again", "Vary", "Info", "Delete");
    assertThat(slack.uploads())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.channel()).isEqualTo(channel);
          assertThat(it.threadTs()).contains(message.ts());
          assertThat(it.comment()).contains(ada.mention());
          assertThat(it.altText()).contains("soft watercolour");
        });
    assertThat(darkroom.ended(ada))
        .singleElement()
        .satisfies(it -> assertThat(it.state()).isInstanceOf(State.Settled.class));
  }

  @Test
  void theStatusIsOneMessageThatEndsByPointingAtTheResult() {
    var message = post();

    transform(message, watercolour());

    var result = result(message);
    var status =
        channel.thread(message).stream()
            .filter(it -> it.isFromBot() && it.files().isEmpty() && it != result)
            .toList();
    assertThat(status).hasSize(1);
    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() -> status.getFirst().words().contains("see below"));
    assertThat(status.getFirst().buttons()).isEmpty();
  }

  @Test
  void theFormOffersModelsWithPricesAndChangesThePriceWithThem() {
    var _ = ada.shortcut(post(), "darkroom_transform");
    var form = ada.awaitView();

    assertThat(form.title()).isEqualTo("Transform");
    assertThat(form.text()).contains("1 picture is chosen already", "free");
    assertThat(form.offered("model"))
        .anyMatch(it -> it.startsWith("Darkroom") && it.contains("free"));
    var _ = ada.picks(form, "model", "darkroom");
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> form.updates() > 0);
    var _ = ada.picks(form, "count", "3");

    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> form.text().contains("3 ×"));
  }

  @Test
  void aFormWithoutPicturesSaysSoWhereTheyGo() {
    var _ = ada.runs(channel, "/darkroom", "transform soft watercolour");
    var form = ada.awaitView();

    var _ = ada.submits(form, Map.of()).awaitAck();

    assertThat(form.errors()).containsKey("files");
    assertThat(darkroom.generationsOf(ada)).isEmpty();
  }

  @Test
  void aCommandOpensAFormThatTakesFilesAndTheStatusBeginsAThread() {
    var _ = ada.runs(channel, "/darkroom", "transform soft watercolour, warm light");
    var photos = List.of(DarkroomOnSlack.photo(ada, Samples.COFFEE_PRODUCT));

    var _ = ada.submits(ada.awaitView(), Map.of("files", photos, "model", "darkroom"));

    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> !channel.bots().isEmpty());
    var status = channel.bots().getFirst();
    assertThat(result(status).words()).contains("soft watercolour, warm light");
  }

  @Test
  void whatIsPrivateIsSeenByOnePersonOnly() {
    var message = post();
    var wish = new HashMap<>(watercolour());
    wish.put("private", List.of("yes"));

    transform(message, wish);

    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() -> DarkroomOnSlack.find(ada.direct().messages()).isPresent());
    assertThat(channel.bots()).isEmpty();
    assertThat(slack.uploads())
        .singleElement()
        .satisfies(it -> assertThat(it.channel()).isEqualTo(ada.direct()));
  }

  @Test
  void aMessageWithoutPicturesIsRefusedInPrivate() {
    var _ = ada.shortcut(ben.says(channel, "no picture"), "darkroom_transform");

    assertThat(ada.awaitEphemeral(0).words()).contains("There is no picture");
    assertThat(ada.view()).isEmpty();
  }

  @Test
  void againMakesTheSameAndInfoSaysSoAndDeleteRemovesIt() {
    var message = post();
    transform(message, watercolour());
    var first = result(message);

    var _ = ben.clicks(first, "Again");
    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() ->
            channel.thread(message).stream().filter(it -> it.buttons().contains("Again")).count()
                == 2);
    var again =
        channel.thread(message).stream()
            .filter(it -> it.buttons().contains("Again") && it != first)
            .findFirst()
            .orElseThrow();
    var _ = ben.clicks(again, "Info");
    var info = ben.awaitEphemeral(0);
    var _ = ben.clicks(again, "Delete");

    assertThat(again.words()).contains("seed 7");
    assertThat(info.words()).contains("The same seed gives the same pixels again");
    await().atMost(DarkroomOnSlack.PATIENCE).until(again::isDeleted);
    assertThat(slack.uploads().getLast().file().isDeleted()).isTrue();
  }

  @Test
  void anOutputIsEditedThroughAForm() {
    var message = post();
    transform(message, watercolour());

    var _ = ben.clicks(result(message), "Edit");
    var _ = ben.submits(ben.awaitView(), Map.of("prompt", "make it night"));

    await()
        .atMost(DarkroomOnSlack.PATIENCE)
        .until(() ->
            channel.thread(message).stream()
                .anyMatch(it ->
                    it.buttons().contains("Again")
                        && it.words().contains("make it night")
                        && it.words().contains("edit of #")));
  }

  @Test
  @Tag("A03")
  void buttonsOfOthersAndForgedOnesAreRefused() {
    var message = post();
    transform(message, watercolour());
    var result = result(message);

    var _ = ben.clicks(result, "Delete");
    assertThat(ben.awaitEphemeral(0).words()).contains("or a moderator");
    var forged = "dr1.d0.1.AAAAAAAAAAAAAAAA";
    var _ = ada.presses(result, forged, forged);
    assertThat(ada.awaitEphemeral(0).words()).contains("does not belong here");
    assertThat(result.isDeleted()).isFalse();
  }

  @Test
  @Tag("A03")
  void anAdminOfTheWorkspaceDeletesWhatOthersMadeAndOneOfAnotherOrganisationDoesNot() {
    var message = post();
    transform(message, watercolour());
    var result = result(message);
    var guest = slack.workspace().person("Gus").admin().fromElsewhere();
    var admin = slack.workspace().person("Mod").admin();

    var _ = guest.clicks(result, "Delete");
    assertThat(guest.awaitEphemeral(0).words()).contains("or a moderator");
    var _ = admin.clicks(result, "Delete");

    await().atMost(DarkroomOnSlack.PATIENCE).until(result::isDeleted);
  }
}
