package dev.darkroom.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.darkroom.media.Inspection;
import dev.darkroom.media.inspect.InspectionLimits;
import dev.darkroom.media.inspect.Inspector;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.Provider.CancelAnswer;
import dev.darkroom.provider.ProviderAnswer.Accepted;
import dev.darkroom.provider.ProviderAnswer.Failed;
import dev.darkroom.provider.ProviderAnswer.Finished;
import dev.darkroom.provider.ProviderAnswer.Working;
import dev.darkroom.provider.ServiceCheck.Checkable;
import dev.darkroom.provider.ServiceCheck.Verdict;
import dev.darkroom.provider.http.ServiceSettings;
import dev.darkroom.provider.standin.StandIn;
import dev.darkroom.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every route promises, over real sockets against the service's stand-in. Subclass it once
/// for each route.
///
/// Canaries stand where secrets would; after every test, nothing that came out of the provider and
/// nothing that was logged contains one.
public abstract class ProviderConformance {
  private static final String KEY = "canary-key-0123456789";
  private static final String SIGNATURE = "canary-signature";
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
  private static final Inspector INSPECTOR = new Inspector(InspectionLimits.OUTPUTS);
  private static final int POLLS_MAX = 20;

  private StandIn standIn;
  private final Logged logged = new Logged();
  private final List<Object> seen = new ArrayList<>();
  private Provider provider;

  @TempDir Path folder;

  /// The stand-in, taking this key.
  protected abstract StandIn standIn(String key);

  protected abstract Provider provider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock);

  /// A task that works.
  protected abstract SampleTask task();

  protected abstract Set<Trait> traits();

  /// Most outputs of one task.
  protected abstract int countMax();

  /// What services differ in.
  public enum Trait {
    /// It answers a submit with a handle and is polled.
    JOBS,
    /// It wants a key.
    KEYED,
    /// Running work can be stopped.
    CANCELS,
    /// It tells a share, a place or a stage.
    TELLS_PROGRESS,
    /// Outputs come by address.
    ADDRESSES,
    /// It refuses what it does not like.
    MODERATES
  }

  @BeforeEach
  void open() {
    standIn = standIn(KEY);
    standIn.start(0);
    provider = provider(settings(standIn.url(), KEY, CALL_TIMEOUT));
  }

  @AfterEach
  @Tag("A13")
  void closeAndLookForSecrets() {
    standIn.close();
    logged.close();
    assertThat(logged.text() + seen + standIn.requests()).doesNotContain(KEY, SIGNATURE);
  }

  @Test
  void theOutputComesBackChecked() {
    var answer = finished(run(task()));

    assertThat(answer.outputs()).hasSize(1);
    assertThat(answer.missing()).isEmpty();
    assertThat(INSPECTOR.inspect(answer.outputs().getFirst().file()))
        .isInstanceOf(Inspection.Accepted.class);
    assertThat(standIn.accepted()).isEqualTo(1);
  }

  @Test
  void everyOutputThatWasAskedForComes() {
    assumeTrue(countMax() > 1);

    var answer = finished(run(task().count(countMax())));

    assertThat(answer.outputs()).hasSize(countMax());
    assertThat(answer.outputs().stream().map(ProviderAnswer.Output::file).distinct())
        .hasSize(countMax());
  }

  @Test
  void someOfSeveralOutputsIsANormalEnding() {
    assumeTrue(countMax() > 1);
    int count = countMax();

    var answer = finished(run(task().count(count).prompt("a night #partial")));

    assertThat(answer.outputs()).hasSize(count - 1);
    assertThat(answer.missing())
        .singleElement()
        .satisfies(it -> assertThat(it.kind()).isEqualTo(Kind.REFUSED_OUTPUT));
  }

  @Test
  @Tag("P05")
  void aWrongKeyIsNamedAndNothingIsBilled() {
    assumeTrue(is(Trait.KEYED));
    provider = provider(settings(standIn.url(), "another-key-than-that", CALL_TIMEOUT));

    var failure = failed(run(task()));

    assertThat(failure.kind()).isEqualTo(Kind.AUTH);
    assertThat(failure.mayHaveBeenHeard()).isFalse();
    assertThat(standIn.accepted()).isZero();
  }

  /// Each line: what the script asks for, what it is, and the seconds to wait.
  @ParameterizedTest
  @CsvSource({
    "#account, ACCOUNT, -1",
    "#429=7, RATE_LIMITED, 7",
    "#429=999999999, RATE_LIMITED, 3600",
    "#500, UNAVAILABLE, -1",
    "#503, UNAVAILABLE, -1",
    "#504, TIMED_OUT, -1",
    "#retired, RETIRED, -1",
    "#invalid, INVALID_INPUT, -1",
  })
  @Tag("P01")
  @Tag("P02")
  @Tag("P05")
  void whatTheServiceRefusesHasAKind(String script, Kind kind, int seconds) {
    if (!is(Trait.KEYED)) assumeTrue(kind != Kind.ACCOUNT);
    var failure = failed(submit(task().prompt("a night " + script)));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.mayHaveBeenHeard()).isFalse();
    if (seconds >= 0) assertThat(failure.retryAfter()).contains(Duration.ofSeconds(seconds));
    assertThat(standIn.accepted()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"#refuse-input, REFUSED_INPUT", "#refuse-output, REFUSED_OUTPUT"})
  @Tag("P06")
  void aRefusalSaysWhetherInputOrOutputWasRefused(String script, Kind kind) {
    assumeTrue(is(Trait.MODERATES));

    assertThat(failed(run(task().prompt("a night " + script))).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#html", "#empty", "#huge", "#cut"})
  @Tag("P07")
  void anAnswerThatMakesNoSenseLeavesItOpenWhetherTheWorkBegan(String script) {
    var failure = failed(submit(task().prompt("a night " + script)));

    assertThat(failure.kind()).isIn(Kind.MALFORMED, Kind.UNAVAILABLE);
    assertThat(failure.mayHaveBeenHeard()).isTrue();
    assertThat(standIn.accepted()).as("never sent twice by itself").isEqualTo(1);
  }

  @Test
  @Tag("P03")
  void aServiceThatSaysNothingIsLeftAfterTheTimeout() {
    provider = provider(settings(standIn.url(), KEY, Duration.ofMillis(400)));

    var failure = failed(submit(task().prompt("a night #hang")));

    assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure.mayHaveBeenHeard()).isTrue();
  }

  @Test
  @Tag("P04")
  @Tag("K07")
  void aConnectionThatBreaksAfterTheRequestMayHaveBeenHeard() {
    var failure = failed(submit(task().prompt("a night #reset")));

    assertThat(failure.mayHaveBeenHeard()).isTrue();
    assertThat(standIn.accepted()).as("never sent twice by itself").isEqualTo(1);
  }

  @Test
  @Tag("P04")
  void aServiceThatCannotBeReachedHasHeardNothing() throws IOException {
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    var nowhere = URI.create("http://127.0.0.1:" + closed + "/");
    provider = provider(settings(nowhere, KEY, CALL_TIMEOUT));

    var failure = failed(submit(task()));

    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.mayHaveBeenHeard()).isFalse();
  }

  @Test
  @Tag("P08")
  void anOutputThatIsNoneIsNoOutput() {
    assertThat(failed(run(task().prompt("a night #garbage"))).kind()).isEqualTo(Kind.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#short", "#silent"})
  @Tag("P08")
  void aClipThatIsShorterOrQuieterThanPromisedIsNoOutput(String script) {
    assumeTrue(!task().length().isZero() && task().sound());

    assertThat(failed(run(task().prompt("a night " + script))).kind()).isEqualTo(Kind.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "#private, MALFORMED",
    "#redirect, MALFORMED",
    "#big, MALFORMED",
    "#expired, RESULT_EXPIRED"
  })
  @Tag("P08")
  @Tag("A02")
  void aResultAddressIsNotTrusted(String script, Kind kind) {
    assumeTrue(is(Trait.ADDRESSES));

    assertThat(failed(run(task().prompt("a night " + script))).kind()).isEqualTo(kind);
  }

  @Test
  @Tag("P08")
  void aResultThatBreaksOffIsFetchedAgainAndNeverSubmittedAgain() {
    assumeTrue(is(Trait.ADDRESSES));

    var failure = failed(run(task().prompt("a night #broken")));

    assertThat(failure.kind()).isIn(Kind.UNAVAILABLE, Kind.RESULT_EXPIRED);
    assertThat(standIn.requests().stream().filter(it -> it.contains("/files/")).count())
        .isGreaterThan(1);
    assertThat(standIn.accepted()).isEqualTo(1);
  }

  @Test
  @Tag("K09")
  void anotherProcessPollsWithTheStoredHandle() {
    assumeTrue(is(Trait.JOBS));
    var accepted = (Accepted) submit(task());
    provider = provider(settings(standIn.url(), KEY, CALL_TIMEOUT));

    var answer = finished(pollToTheEnd(task(), accepted.handle()));

    assertThat(answer.outputs()).hasSize(1);
    assertThat(standIn.accepted()).isEqualTo(1);
  }

  @Test
  void howFarItIsIsTold() {
    assumeTrue(is(Trait.TELLS_PROGRESS));
    var accepted = (Accepted) submit(task().prompt("a night #slow=1"));

    var _ = pollToTheEnd(task(), accepted.handle());

    assertThat(seen)
        .anySatisfy(answer ->
            assertThat(answer)
                .isInstanceOfSatisfying(
                    Working.class,
                    working ->
                        assertThat(
                                working.progress().share().isPresent()
                                    || working.progress().place().isPresent()
                                    || working.progress().stage().isPresent())
                            .isTrue()));
  }

  @Test
  @Tag("P09")
  void workThatNeverEndsCanBeStoppedWhereTheServiceCanStopIt() {
    assumeTrue(is(Trait.JOBS));
    var prompt = task().prompt("a night #stuck");
    var accepted = (Accepted) submit(prompt);
    assertThat(poll(prompt, accepted.handle())).isInstanceOf(Working.class);

    var answer = provider.cancel(prompt.in(folder, provider.name()), accepted.handle());

    assertThat(answer)
        .isEqualTo(is(Trait.CANCELS) ? CancelAnswer.REQUESTED : CancelAnswer.UNSUPPORTED);
    if (is(Trait.CANCELS))
      assertThat(failed(pollToTheEnd(prompt, accepted.handle())).kind())
          .isIn(Kind.CANCELLED, Kind.UNAVAILABLE);
  }

  @Test
  void aJobThatFailsIsNotAskedForAgain() {
    assumeTrue(is(Trait.JOBS));

    var failure = failed(run(task().prompt("a night #fail")));

    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.mayHaveBeenHeard()).isTrue();
  }

  @Test
  void aJobThatIsGoneHasExpired() {
    assumeTrue(is(Trait.JOBS));

    assertThat(failed(run(task().prompt("a night #lost"))).kind()).isEqualTo(Kind.RESULT_EXPIRED);
  }

  @Test
  @Tag("P04")
  void aPollThatDoesNotGetThroughIsNoReasonToEnd() {
    assumeTrue(is(Trait.JOBS));
    var accepted = (Accepted) submit(task());
    standIn.close();

    var failure = failed(poll(task(), accepted.handle()));

    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.mayHaveBeenHeard()).isFalse();
  }

  @Test
  @Tag("P05")
  void aFreeQuestionTellsWhetherTheKeyIsGood() {
    assumeTrue(provider instanceof Checkable);
    var route = task().in(folder, provider.name()).route();

    assertThat(((Checkable) provider).check(route).broken()).isFalse();
    if (is(Trait.KEYED)) {
      var other = provider(settings(standIn.url(), "another-key-than-that", CALL_TIMEOUT));
      assertThat(((Checkable) other).check(route).key()).isEqualTo(Verdict.BAD);
    }
    assertThat(standIn.accepted()).isZero();
  }

  /// What the service was asked, after one submit of this task.
  protected final JsonNode asked(SampleTask task) {
    var answer = submit(task);
    assertThat(answer).isInstanceOfAny(Accepted.class, Finished.class);
    return standIn.lastInput();
  }

  private boolean is(Trait trait) {
    return traits().contains(trait);
  }

  /// How often the service took paid work.
  protected final int accepted() {
    return standIn.accepted();
  }

  private ProviderAnswer run(SampleTask task) {
    var answer = submit(task);
    return answer instanceof Accepted(var handle, _, _) ? pollToTheEnd(task, handle) : answer;
  }

  protected final ProviderAnswer submit(SampleTask task) {
    var answer = provider.submit(task.in(folder, provider.name()), ProgressListener.SILENT);
    seen.add(answer);
    if (!is(Trait.JOBS)) assertThat(answer).isNotInstanceOf(Accepted.class);
    return answer;
  }

  private ProviderAnswer poll(SampleTask task, ProviderHandle handle) {
    var answer = provider.poll(task.references(0).in(folder, provider.name()), handle);
    seen.add(answer);
    return answer;
  }

  private ProviderAnswer pollToTheEnd(SampleTask task, ProviderHandle handle) {
    for (int i = 0; i < POLLS_MAX; i++) {
      var answer = poll(task, handle);
      if (!(answer instanceof Working)) return answer;
    }
    throw new AssertionError("still working after " + POLLS_MAX + " polls");
  }

  private static Finished finished(ProviderAnswer answer) {
    assertThat(answer).isInstanceOf(Finished.class);
    return (Finished) answer;
  }

  private static Failure failed(ProviderAnswer answer) {
    assertThat(answer).isInstanceOf(Failed.class);
    return ((Failed) answer).failure();
  }

  private Provider provider(ServiceSettings settings) {
    seen.add(settings);
    var made = provider(settings, INSPECTOR::inspect, InstantSource.system());
    seen.add(made);
    return made;
  }

  private ServiceSettings settings(URI url, String key, Duration callTimeout) {
    return new ServiceSettings(
        standIn.name(),
        url,
        keys(key),
        true,
        Duration.ofSeconds(2),
        callTimeout,
        Duration.ofMillis(1),
        List.of("localhost", "127.0.0.1"),
        32L << 20,
        50L << 20);
  }

  /// The keys to configure, where the service wants more than one.
  protected List<Secret> keys(String key) {
    return List.of(new Secret(key));
  }
}
