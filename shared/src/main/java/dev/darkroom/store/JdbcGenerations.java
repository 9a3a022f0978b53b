package dev.darkroom.store;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Generations;
import dev.darkroom.generation.State;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.result.ResultIterable;

/// [Generations] in the database.
public final class JdbcGenerations implements Generations {
  private static final String ADD =
      """
      insert into generation (id, version, request_key, community, member, batch, model, credits,
        dollar_micros, attempt, state, state_data, ended, cancel_requested, crashes, created_at, detail)
      select :id, 0, :key, :community, :member, :batch, :model, :credits,
        :dollars, :attempt, :state, :data, false, false, 0, :createdAt, :detail
      where not exists (select 1 from generation where request_key = :key)
      """;

  private static final String MOVE =
      """
      update generation
      set version = version + 1, attempt = :attempt, state = :state, state_data = :data,
        ended = :ended, crashes = 0
      where id = :id and version = :version
      """;

  /// [State.Admitted] has the fields of [State.Queued], so its data stays as it is.
  private static final String ADMIT =
      """
      update generation set version = version + 1, state = 'ADMITTED'
      where id = ? and state = 'QUEUED'
      """;

  private final Database database;

  public JdbcGenerations(Database database) {
    this.database = database;
  }

  @Override
  public GenerationId nextId() {
    var sql =
        switch (database.dialect()) {
          case H2 -> "select next value for generation_number";
          case POSTGRES -> "select nextval('generation_number')";
        };
    return new GenerationId(
        database.with(handle -> handle.createQuery(sql).mapTo(Long.class).one()));
  }

  @Override
  public boolean add(Generation generation) {
    var member = generation.requester().member();
    return 1
        == database.with(handle ->
            handle
                .createUpdate(ADD)
                .bind("id", generation.id().value())
                .bind("key", generation.key())
                .bind("community", member.community().value())
                .bind("member", member.id())
                .bind("batch", generation.batch().map(BatchId::value).orElse(null))
                .bind("model", generation.model())
                .bind("credits", generation.quote().credits().amount())
                .bind("dollars", generation.quote().dollars().micros())
                .bind("attempt", generation.attempt())
                .bind("state", generation.state().label())
                .bind("data", GenerationRow.stateData(generation.state()))
                .bind("createdAt", Columns.time(generation.createdAt()))
                .bind("detail", GenerationRow.detail(generation))
                .execute());
  }

  @Override
  public Optional<Generation> find(GenerationId id) {
    return one("select * from generation where id = :id", Map.of("id", id.value()));
  }

  @Override
  public Optional<Generation> findByKey(String key) {
    return one("select * from generation where request_key = :key", Map.of("key", key));
  }

  @Override
  public boolean move(Generation generation, State next) {
    var moved = generation.in(next);
    return 1
        == database.with(handle ->
            handle
                .createUpdate(MOVE)
                .bind("attempt", moved.attempt())
                .bind("state", next.label())
                .bind("data", GenerationRow.stateData(next))
                .bind("ended", next.isEnd())
                .bind("id", generation.id().value())
                .bind("version", generation.version())
                .execute());
  }

  @Override
  public Set<GenerationId> admit(List<GenerationId> ids) {
    return database.with(handle -> {
      var batch = handle.prepareBatch(ADMIT);
      for (var id : ids) batch.add(id.value());
      var counts = batch.execute();
      var moved = new HashSet<GenerationId>();
      for (int i = 0; i < counts.length; i++) if (counts[i] == 1) moved.add(ids.get(i));
      return moved;
    });
  }

  @Override
  public void took(GenerationId id, Duration duration) {
    var _ =
        update(
            "update generation set took_millis = :millis where id = :id",
            Map.of("millis", duration.toMillis(), "id", id.value()));
  }

  @Override
  public List<Duration> recentDurations(String model, int limit) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select took_millis from generation
                where model = :model and took_millis is not null
                order by id desc fetch first :limit rows only
                """)
            .bind("model", model)
            .bind("limit", limit)
            .map((row, _) -> Duration.ofMillis(row.getLong(1)))
            .list());
  }

  @Override
  public void requestCancel(GenerationId id) {
    var _ =
        update(
            "update generation set cancel_requested = true where id = :id",
            Map.of("id", id.value()));
  }

  @Override
  public boolean cancelRequested(GenerationId id) {
    return database.with(handle ->
        handle
            .createQuery("select cancel_requested from generation where id = :id")
            .bind("id", id.value())
            .mapTo(Boolean.class)
            .findOne()
            .orElse(false));
  }

  @Override
  public List<Generation> ofMember(MemberId member, int limit) {
    return list(
        """
        select * from generation where community = :community and member = :member
        order by id desc fetch first :limit rows only
        """,
        Map.of("community", member.community().value(), "member", member.id(), "limit", limit));
  }

  @Override
  public List<Generation> ofBatch(BatchId batch) {
    return list(
        "select * from generation where batch = :batch order by id",
        Map.of("batch", batch.value()));
  }

  @Override
  public List<Generation> open(CommunityId community, int limit) {
    return list(
        """
        select * from generation where ended = false and community = :community
        order by id fetch first :limit rows only
        """,
        Map.of("community", community.value(), "limit", limit));
  }

  @Override
  public int openCount(MemberId member) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select count(*) from generation
                where ended = false and community = :community and member = :member
                """)
            .bind("community", member.community().value())
            .bind("member", member.id())
            .mapTo(Integer.class)
            .one());
  }

  @Override
  public List<Generation> uncertain(CommunityId community, int limit) {
    return list(
        """
        select * from generation where ended = true and community = :community and state = 'UNCERTAIN'
        order by id desc fetch first :limit rows only
        """,
        Map.of("community", community.value(), "limit", limit));
  }

  @Override
  public int countCrash(GenerationId id) {
    var key = Map.of("id", id.value());
    var _ = update("update generation set crashes = crashes + 1 where id = :id", key);
    return database.with(handle ->
        handle
            .createQuery("select crashes from generation where id = :id")
            .bindMap(key)
            .mapTo(Integer.class)
            .findOne()
            .orElse(0));
  }

  private int update(String sql, Map<String, ?> values) {
    return database.with(handle -> handle.createUpdate(sql).bindMap(values).execute());
  }

  private Optional<Generation> one(String sql, Map<String, ?> values) {
    return query(sql, values, ResultIterable::findOne);
  }

  private List<Generation> list(String sql, Map<String, ?> values) {
    return query(sql, values, ResultIterable::list);
  }

  private <T> T query(
      String sql,
      Map<String, ?> values,
      java.util.function.Function<ResultIterable<Generation>, T> take) {
    return database.with(handle ->
        take.apply(
            handle.createQuery(sql).bindMap(values).map((row, _) -> GenerationRow.read(row))));
  }
}
