package dev.darkroom.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.darkroom.credit.Credits;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.link.Links;
import dev.darkroom.generation.Cast;
import dev.darkroom.generation.CastFiles;
import dev.darkroom.generation.Erasure;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.LeftCommunities;
import dev.darkroom.media.MediaRef;
import dev.darkroom.store.DatabaseSettings;
import dev.darkroom.store.Invariants;
import dev.darkroom.store.JdbcCasts;
import dev.darkroom.store.JdbcDepartures;
import dev.darkroom.store.JdbcLinks;
import dev.darkroom.store.JdbcPersonalData;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is stored about people is handed out and erased, and the books stay right.
final class ErasureTest {
  private static final MemberId ANNA = QueueHarness.member("one", "anna");
  private static final MemberId BEN = QueueHarness.member("one", "ben");
  private static final MemberId CARA = QueueHarness.member("two", "cara");

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock(Instant.now());
  private QueueHarness harness;
  private JdbcCasts casts;
  private JdbcLinks links;
  private JdbcPersonalData data;
  private Erasure erasure;

  @BeforeEach
  void open() {
    harness =
        new QueueHarness(DatabaseSettings.in(folder), folder, new ScriptedProvider("p", false));
    casts = new JdbcCasts(harness.database, clock);
    links = new JdbcLinks(harness.database, Map.of("two", "one"));
    data = new JdbcPersonalData(harness.database, links, clock);
    erasure = new Erasure(data, casts, harness.store, links);
    harness.start();
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private Generation settled(MemberId member) {
    var id = harness.submit(member, 1).id();
    await().atMost(Duration.ofSeconds(30)).until(() -> harness.now(id).state().isEnd());
    return harness.now(id);
  }

  private static List<MediaRef> files(Generation generation) {
    var files = new ArrayList<>(generation.references());
    generation.outputs().forEach(output -> files.add(output.media()));
    return files;
  }

  private boolean isKept(MediaRef file) {
    return harness.store.open(file).isPresent();
  }

  @Test
  void aMembersDataIsHandedOutAsOneDocument() {
    var generation = settled(ANNA);
    var _ = settled(BEN);
    var out = new StringWriter();

    data.write(ANNA, out);

    assertThat(out.toString())
        .contains("\"member\" : \"anna\"", "\"prompt\" : \"anything\"", "\"kind\" : \"spent\"")
        .contains("\"id\" : " + generation.id().value())
        .doesNotContain("ben");
  }

  @Test
  void anErasedMemberIsGoneEverywhereAndTheBooksStayRight() {
    var annas = settled(ANNA);
    var bens = settled(BEN);

    assertThat(erasure.erase(ANNA)).isTrue();

    assertThat(harness.generations.find(annas.id())).isEmpty();
    assertThat(files(annas)).noneMatch(this::isKept);
    assertThat(harness.ledger.statement(ANNA, 10)).isEmpty();
    assertThat(files(bens)).allMatch(this::isKept);
    assertThat(harness.ledger.statement(BEN, 10)).isNotEmpty();
    assertThat(Invariants.check(harness.database)).isEmpty();
  }

  /// Anna is Cara on another platform; before that was said, Cara made a cast in Anna's community.
  @Test
  void whoIsLinkedIsHandedOutAndErasedUnderBothNames() {
    links.join(CARA, ANNA.id());
    var annas = settled(ANNA);
    var caras = settled(CARA);
    var fox = copy("cast/one/fox", annas.outputs().getFirst().media());
    casts.save(new Cast(ANNA.community(), "Fox", CARA.id(), List.of(fox)));
    var out = new StringWriter();

    data.write(CARA, out);
    assertThat(out.toString())
        .contains("\"member\" : \"anna\"", "\"member\" : \"cara\"", "\"kind\" : \"spent\"", "Fox")
        .contains("\"id\" : " + annas.id().value(), "\"id\" : " + caras.id().value());
    assertThat(data.generationCount(ANNA)).isEqualTo(2);

    assertThat(erasure.erase(CARA)).isTrue();

    assertThat(List.of(annas, caras))
        .allSatisfy(it -> assertThat(harness.generations.find(it.id())).isEmpty())
        .allSatisfy(it -> assertThat(files(it)).noneMatch(this::isKept));
    assertThat(harness.ledger.statement(ANNA, 10)).isEmpty();
    assertThat(harness.ledger.statement(CARA, 10)).isEmpty();
    assertThat(casts.all(ANNA.community())).isEmpty();
    assertThat(links.pairs(10)).isEmpty();
    assertThat(Invariants.check(harness.database)).isEmpty();
  }

  /// Or anybody could have as many allowances a month as they like.
  @Test
  void anErasedMemberGetsNoSecondAllowanceThisMonth() {
    var _ = settled(ANNA);
    assertThat(harness.ledger.balance(ANNA).available()).isNotEqualTo(Credits.NONE);

    assertThat(erasure.erase(ANNA)).isTrue();
    assertThat(erasure.erase(ANNA)).isTrue();

    assertThat(harness.ledger.balance(ANNA).available()).isEqualTo(Credits.NONE);
    assertThat(Invariants.check(harness.database)).isEmpty();
  }

  @Test
  void copiesOfACastGoWithTheLastCastThatNamesThem() {
    var output = settled(BEN).outputs().getFirst().media();
    var copy = copy("cast/one/copy", output);
    casts.save(new Cast(ANNA.community(), "Fox", "anna", List.of(copy, output)));
    casts.save(new Cast(ANNA.community(), "Fox again", "ben", List.of(copy)));
    var castFiles = new CastFiles(casts, harness.store);

    assertThat(castFiles.forget(casts.find(ANNA.community(), "Fox").orElseThrow())).isTrue();
    assertThat(isKept(copy)).isTrue();

    assertThat(castFiles.forget(casts.find(ANNA.community(), "Fox again").orElseThrow())).isTrue();
    assertThat(isKept(copy)).isFalse();
    assertThat(isKept(output)).isTrue();
  }

  private MediaRef copy(String id, MediaRef of) {
    var facts =
        new dev.darkroom.media.MediaFacts(
            of.type(), of.widthPx(), of.heightPx(), 1, of.length(), false);
    return harness.store.keep(id, harness.store.open(of).orElseThrow(), facts);
  }

  @Test
  void aCommunityThatWasLeftIsErasedAfterItsTimeUnlessTheBotCameBack() {
    var annas = settled(ANNA);
    var caras = settled(CARA);
    var departures = new JdbcDepartures(harness.database, clock);
    var left = new LeftCommunities(departures, erasure, Links.NONE, Duration.ofDays(30), clock);
    departures.left(ANNA.community());
    departures.left(CARA.community());
    departures.isBack(CARA.community());

    clock.advance(Duration.ofDays(29));
    left.sweep();
    assertThat(harness.generations.find(annas.id())).isPresent();

    clock.advance(Duration.ofDays(2));
    left.sweep();
    assertThat(harness.generations.find(annas.id())).isEmpty();
    assertThat(files(annas)).noneMatch(this::isKept);
    assertThat(departures.noted("")).isEmpty();
    assertThat(departures.present("one")).isEmpty();
    assertThat(harness.generations.find(caras.id())).isPresent();
    assertThat(Invariants.check(harness.database)).isEmpty();
  }

  /// Its pool, rules and casts serve the other platform.
  @Test
  void aCommunityThatWasLeftStaysWhileOneThatIsLinkedWithItIsThere() {
    var annas = settled(ANNA);
    var departures = new JdbcDepartures(harness.database, clock);
    var left = new LeftCommunities(departures, erasure, links, Duration.ofDays(30), clock);
    departures.left(ANNA.community());
    clock.advance(Duration.ofDays(31));

    left.sweep();
    assertThat(harness.generations.find(annas.id())).isPresent();

    departures.left(CARA.community());
    left.sweep();
    assertThat(harness.generations.find(annas.id())).isEmpty();
  }
}
