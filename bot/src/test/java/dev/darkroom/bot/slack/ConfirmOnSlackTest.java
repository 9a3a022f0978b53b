package dev.darkroom.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.bot.slack.standin.Channel;
import dev.darkroom.bot.slack.standin.Fault;
import dev.darkroom.bot.slack.standin.Message;
import dev.darkroom.bot.slack.standin.Person;
import dev.darkroom.bot.slack.standin.StandInSlack;
import dev.darkroom.bot.wiring.PlayedServices;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Ledger.Beneficiary;
import dev.darkroom.generation.State;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A model that costs something: its price is accepted first, by whoever asked, once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConfirmOnSlackTest {
  private static final Credits GRANTED = Credits.of(1_000);

  private final StandInSlack slack = StandInSlack.start();
  private final PlayedServices services = PlayedServices.start(InstantSource.system());
  private DarkroomOnSlack darkroom;

  @BeforeAll
  void start(@TempDir Path folder) {
    var variables = new HashMap<>(services.over(Map.of()));
    variables.put("DARKROOM_CREDITS_CONFIRM_ABOVE", "10");
    darkroom = DarkroomOnSlack.start(slack, folder, variables);
  }

  @AfterAll
  void close() {
    darkroom.close();
    services.close();
    slack.close();
  }

  /// Somebody with credits who asks for a picture in a channel of their own.
  private final class Wish {
    private final Person person;
    private final Channel channel;
    private final ThreadOnSlack thread;

    Wish(String name) {
      person = slack.workspace().person(name);
      channel = slack.workspace().channel(name);
      var member = DarkroomOnSlack.member(person);
      darkroom
          .bot()
          .ledger()
          .grant(
              "for " + name,
              new Beneficiary.ToMember(member),
              GRANTED,
              Optional.empty(),
              "operator",
              "a test");
      thread = ThreadOnSlack.begin(channel, person);
    }

    Wish send() {
      var _ = thread.transform(person, Map.of("model", "nano-banana"));
      return this;
    }

    Message awaitQuote() {
      await().atMost(DarkroomOnSlack.PATIENCE).until(() -> !channel.bots().isEmpty());
      return channel.bots().getFirst();
    }

    void isMadeAndPaidForOnce() {
      var _ = thread.awaitResult();
      var generation = darkroom.ended(person).getFirst();
      assertThat(darkroom.generationsOf(person)).hasSize(1);
      assertThat(generation.state())
          .isInstanceOfSatisfying(
              State.Settled.class,
              it -> assertThat(it.charged()).isEqualTo(generation.quote().credits()));
      assertThat(thread.results()).hasSize(1);
      assertThat(thread.uploads()).hasSize(1);
    }
  }

  @Test
  @Tag("C01")
  void nothingRunsBeforeThePriceIsAcceptedAndThenOnce() {
    var wish = new Wish("ada").send();
    var quote = wish.awaitQuote();
    assertThat(quote.words()).contains("18 credits");
    assertThat(quote.buttons()).containsExactly("Run it", "Cancel");
    var generation = darkroom.generationsOf(wish.person).getFirst();
    assertThat(generation.state()).isInstanceOf(State.Requested.class);

    var ben = slack.workspace().person("Ben");
    var _ = ben.clicks(quote, "Run it").awaitAck();
    assertThat(ben.awaitEphemeral(0).words()).isNotBlank();
    assertThat(darkroom.generationsOf(wish.person).getFirst().state())
        .isInstanceOf(State.Requested.class);

    var click = wish.person.clicks(quote, "Run it").awaitAck();
    slack.deliverAgain(click);
    slack.deliverAgain(click, true);

    wish.isMadeAndPaidForOnce();
  }

  /// It stands there: it is taken up, and goes on changing.
  @Test
  @Tag("K13")
  void aPriceWhoseAnswerWasLostIsNotPostedTwice() {
    var wish = new Wish("cara");
    slack.failNext("chat.postMessage", Fault.dropAfter());

    var quote = wish.send().awaitQuote();
    var _ = wish.person.clicks(quote, "Run it").awaitAck();

    wish.isMadeAndPaidForOnce();
    await().atMost(DarkroomOnSlack.PATIENCE).until(() -> !quote.buttons().contains("Run it"));
    assertThat(wish.person.ephemerals()).isEmpty();
  }

  /// Without these buttons it would wait for ever.
  @Test
  void aPriceThatCannotBePostedIsAcceptedByWhoAskedAlone() {
    var wish = new Wish("dora");
    slack.failNext("chat.postMessage", Fault.dropBefore());

    var aside = wish.send().person.awaitEphemeral(0);
    assertThat(wish.channel.bots()).isEmpty();
    var _ = wish.person.clicks(aside, "Run it").awaitAck();

    wish.isMadeAndPaidForOnce();
  }
}
