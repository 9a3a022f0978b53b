package dev.darkroom.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.darkroom.catalog.Route;
import dev.darkroom.generation.Circuit;
import dev.darkroom.generation.RouteHealth;
import dev.darkroom.provider.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The health of routes in the database. What is read is up to a second old: asking must be cheap.
public final class JdbcRouteHealth implements RouteHealth {
  private static final Logger log = LoggerFactory.getLogger(JdbcRouteHealth.class);

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration ALARM_EVERY = Duration.ofHours(1);

  private final Database database;
  private final InstantSource clock;

  /// Circuits of all routes that ever failed, under the only key.
  private final Cache<Boolean, Map<String, Circuit>> circuits =
      Caffeine.newBuilder().maximumSize(1).expireAfterWrite(FRESH).build();

  public JdbcRouteHealth(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public boolean isUsable(Route route) {
    return circuit(route).filter(it -> it.isLeftAlone(clock.instant())).isEmpty();
  }

  private Optional<Circuit> circuit(Route route) {
    return Optional.ofNullable(circuits.get(true, _ -> read()).get(route.name()));
  }

  private Map<String, Circuit> read() {
    return database.with(handle ->
        handle
            .createQuery("select route, failures, kind, left_alone_until from route_health")
            .reduceRows(
                new HashMap<>(),
                (all, row) -> {
                  var leftAloneUntil = row.getColumn("left_alone_until", Instant.class);
                  all.put(
                      row.getColumn("route", String.class),
                      new Circuit(
                          row.getColumn("failures", Integer.class),
                          Failure.Kind.valueOf(row.getColumn("kind", String.class)),
                          Optional.ofNullable(leftAloneUntil)));
                  return all;
                }));
  }

  @Override
  public Leave ask(Route route) {
    var now = clock.instant();
    var circuit = circuit(route);
    if (circuit.isEmpty() || circuit.get().leftAloneUntil().isEmpty()) return new Leave.Granted();
    if (!circuit.get().isLeftAlone(now) && mayProbe(route, now)) return new Leave.Granted();
    var until =
        circuit.get().leftAloneUntil().filter(now::isBefore).orElse(now.plus(Circuit.PROBE));
    return new Leave.Refused(Duration.between(now, until), circuit.get().kind());
  }

  /// Of all who ask, one gets there first.
  private boolean mayProbe(Route route, Instant now) {
    boolean first =
        1
            == database.with(handle ->
                handle.execute(
                    """
                    update route_health set left_alone_until = ?
                    where route = ? and left_alone_until <= ?
                    """,
                    Columns.time(now.plus(Circuit.PROBE)),
                    route.name(),
                    Columns.time(now)));
    circuits.invalidateAll();
    return first;
  }

  @Override
  public void worked(Route route) {
    if (circuit(route).filter(it -> it.failures() > 0).isEmpty()) return;
    database.use(handle ->
        handle.execute(
            "update route_health set failures = 0, left_alone_until = null where route = ?",
            route.name()));
    circuits.invalidateAll();
    log.atInfo().addKeyValue("route", route.name()).log("route works again");
  }

  @Override
  public void failed(Route route, Failure failure) {
    if (!Circuit.concerns(failure.kind())) return;
    var after = database.inOne(() -> database.with(handle -> count(handle, route, failure)));
    circuits.invalidateAll();
    if (after.leftAloneUntil().isPresent())
      log.atWarn()
          .addKeyValue("route", route.name())
          .addKeyValue("failures", after.failures())
          .addKeyValue("failure", failure.kind())
          .log("route is left alone for a while");
    if (Circuit.needsOperator(failure.kind())) alarm(route, failure);
  }

  private Circuit count(Handle handle, Route route, Failure failure) {
    var _ =
        handle.execute(
            """
            insert into route_health (route, failures, kind)
            select ?, 0, ? where not exists (select 1 from route_health where route = ?)
            """,
            route.name(),
            failure.kind().name(),
            route.name());
    int before =
        handle
            .createQuery("select failures from route_health where route = ? for update")
            .bind(0, route.name())
            .mapTo(Integer.class)
            .one();
    var after = Circuit.after(before, failure.kind(), clock.instant());
    var _ =
        handle.execute(
            "update route_health set failures = ?, kind = ?, left_alone_until = ? where route = ?",
            after.failures(),
            after.kind().name(),
            after.leftAloneUntil().map(Columns::time).orElse(null),
            route.name());
    return after;
  }

  /// Once an hour, whichever copy of the bot comes first.
  private void alarm(Route route, Failure failure) {
    var now = clock.instant();
    int first =
        database.with(handle ->
            handle.execute(
                """
                update route_health set alarmed_at = ?
                where route = ? and (alarmed_at is null or alarmed_at <= ?)
                """,
                Columns.time(now),
                route.name(),
                Columns.time(now.minus(ALARM_EVERY))));
    if (first == 1)
      log.atError()
          .addKeyValue("route", route.name())
          .addKeyValue("code", failure.code())
          .log(whatToDo(route, failure.kind()));
  }

  private static String whatToDo(Route route, Failure.Kind kind) {
    return switch (kind) {
      case AUTH ->
          "%s does not take its key: set a valid one and restart".formatted(route.provider());
      case ACCOUNT -> "the account at %s is empty or locked: top it up".formatted(route.provider());
      case RETIRED ->
          "%s has no model %s any more: change its route in models.yaml"
              .formatted(route.provider(), route.remoteModel());
      case RATE_LIMITED, REFUSED_INPUT, REFUSED_OUTPUT, INVALID_INPUT, UNAVAILABLE, TIMED_OUT ->
          throw new IllegalStateException("no alarm for " + kind);
      case RESULT_EXPIRED, MALFORMED, CANCELLED, UNCERTAIN, FAULT ->
          throw new IllegalStateException("no alarm for " + kind);
    };
  }
}
