package dev.darkroom.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.catalog.Route;
import dev.darkroom.credit.ManualClock;
import dev.darkroom.generation.RouteHealth;
import dev.darkroom.generation.RouteHealth.Leave;
import dev.darkroom.provider.Failure;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is promised about failing routes, on every database.
abstract class RouteHealthContract {
  private static final Route ROUTE = route("p");
  private static final Failure DOWN = Failure.of(Failure.Kind.UNAVAILABLE, "503", "");
  private static final Failure NO_KEY = Failure.of(Failure.Kind.AUTH, "401", "");

  private final Database database = Database.open(settings());
  private final ManualClock clock = ManualClock.at("2026-11-24T12:00:00Z");
  private final RouteHealth health = new JdbcRouteHealth(database, clock);

  protected abstract DatabaseSettings settings();

  private static Route route(String provider) {
    return new Route(provider, "remote", JsonNodeFactory.instance.objectNode());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void failThreeTimes() {
    for (int i = 0; i < 3; i++) health.failed(ROUTE, DOWN);
  }

  @Test
  void aFewFailuresInARowLeaveTheRouteAloneAndOthersNot() {
    health.failed(ROUTE, DOWN);
    health.failed(ROUTE, DOWN);
    assertThat(health.isUsable(ROUTE)).isTrue();

    health.failed(ROUTE, DOWN);

    assertThat(health.isUsable(ROUTE)).isFalse();
    assertThat(health.ask(ROUTE))
        .isEqualTo(new Leave.Refused(Duration.ofSeconds(30), Failure.Kind.UNAVAILABLE));
    assertThat(health.isUsable(route("q"))).isTrue();
  }

  @Test
  void aSuccessInBetweenStartsTheCountAgain() {
    health.failed(ROUTE, DOWN);
    health.failed(ROUTE, DOWN);
    health.worked(ROUTE);
    health.failed(ROUTE, DOWN);

    assertThat(health.isUsable(ROUTE)).isTrue();
  }

  @Test
  void whatIsTheRequestsFaultIsNotTheRoutes() {
    for (int i = 0; i < 9; i++)
      health.failed(ROUTE, Failure.of(Failure.Kind.REFUSED_INPUT, "policy", ""));

    assertThat(health.ask(ROUTE)).isInstanceOf(Leave.Granted.class);
  }

  @Test
  void afterThePauseOneIsLetThroughAndItsSuccessOpensTheRouteForAll() {
    failThreeTimes();
    clock.advance(Duration.ofSeconds(31));

    var answers = IntStream.range(0, 4).mapToObj(_ -> health.ask(ROUTE)).toList();

    assertThat(answers).filteredOn(Leave.Granted.class::isInstance).hasSize(1);
    health.worked(ROUTE);
    assertThat(health.ask(ROUTE)).isInstanceOf(Leave.Granted.class);
    assertThat(health.isUsable(ROUTE)).isTrue();
  }

  @Test
  void aProbeThatFailsMakesThePauseLonger() {
    failThreeTimes();
    clock.advance(Duration.ofSeconds(31));
    var _ = health.ask(ROUTE);

    health.failed(ROUTE, DOWN);

    assertThat(health.ask(ROUTE))
        .isEqualTo(new Leave.Refused(Duration.ofSeconds(60), Failure.Kind.UNAVAILABLE));
  }

  @Test
  void aProbeThatNeverComesBackIsFollowedByAnother() {
    failThreeTimes();
    clock.advance(Duration.ofSeconds(31));
    var _ = health.ask(ROUTE);
    assertThat(health.ask(ROUTE)).isInstanceOf(Leave.Refused.class);

    clock.advance(Duration.ofMinutes(3));

    assertThat(health.ask(ROUTE)).isInstanceOf(Leave.Granted.class);
  }

  @Test
  void allCopiesOfTheBotKnowTheSame() {
    var other = new JdbcRouteHealth(database, clock);
    assertThat(other.isUsable(ROUTE)).isTrue();

    failThreeTimes();

    Awaitility.await().until(() -> !other.isUsable(ROUTE));
  }

  @Test
  @Tag("P05")
  void aBadKeyLeavesTheRouteAloneAtOnceAndOperatorsAreToldOnceAnHour() {
    health.failed(ROUTE, NO_KEY);
    assertThat(health.isUsable(ROUTE)).isFalse();
    var first = alarms();

    clock.advance(Duration.ofMinutes(30));
    health.failed(ROUTE, NO_KEY);
    assertThat(alarms()).isEqualTo(first);

    clock.advance(Duration.ofMinutes(31));
    health.failed(ROUTE, NO_KEY);
    assertThat(alarms()).isNotEqualTo(first).hasSize(1);
  }

  private List<OffsetDateTime> alarms() {
    return database.with(handle ->
        handle
            .createQuery("select alarmed_at from route_health where alarmed_at is not null")
            .mapTo(OffsetDateTime.class)
            .list());
  }
}
