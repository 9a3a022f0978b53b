package dev.darkroom.store;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.link.Links;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.PersonalData;
import java.io.Writer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What is stored about people, in the database.
public final class JdbcPersonalData implements PersonalData {
  private static final String OF_MEMBER = "community = :community and member = :member";
  private static final String OF_COMMUNITY = "community = :community";

  private final Database database;
  private final Links links;
  private final InstantSource clock;

  public JdbcPersonalData(Database database, Links links, InstantSource clock) {
    this.database = database;
    this.links = links;
    this.clock = clock;
  }

  private static Map<String, String> keys(MemberId member) {
    return Map.of("community", member.community().value(), "member", member.id());
  }

  private static Map<String, String> keys(CommunityId community) {
    return Map.of("community", community.value());
  }

  @Override
  public void write(MemberId member, Writer out) {
    var names = links.names(member);
    database.use(handle -> new PersonalFile(handle, names).write(out));
  }

  @Override
  public int generationCount(MemberId member) {
    return links.names(member).stream().mapToInt(this::countUnder).sum();
  }

  private int countUnder(MemberId member) {
    return database.with(handle ->
        handle
            .createQuery("select count(*) from generation where " + OF_MEMBER)
            .bindMap(keys(member))
            .mapTo(Integer.class)
            .one());
  }

  @Override
  public List<Generation> generations(MemberId member, int limit) {
    return links.names(member).stream()
        .flatMap(name -> generations(OF_MEMBER, keys(name), limit).stream())
        .limit(limit)
        .toList();
  }

  @Override
  public List<Generation> generations(CommunityId community, int limit) {
    return generations(OF_COMMUNITY, keys(community), limit);
  }

  private List<Generation> generations(String whose, Map<String, String> keys, int limit) {
    return database.with(handle ->
        handle
            .createQuery(
                "select * from generation where "
                    + whose
                    + " order by id fetch first :limit rows only")
            .bindMap(keys)
            .bind("limit", limit)
            .map((row, _) -> GenerationRow.read(row))
            .list());
  }

  @Override
  public boolean isAtWork(MemberId member) {
    return links.names(member).stream().anyMatch(name -> isAtWork(OF_MEMBER, keys(name)));
  }

  @Override
  public boolean isAtWork(CommunityId community) {
    return isAtWork(OF_COMMUNITY, keys(community));
  }

  private boolean isAtWork(String whose, Map<String, String> keys) {
    return database.with(handle ->
        handle
            .createQuery(
                "select 1 from generation where ended = false and state <> 'REQUESTED' and "
                    + whose
                    + " fetch first 1 rows only")
            .bindMap(keys)
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  @Override
  public void erase(GenerationId id) {
    database.use(handle -> {
      for (var table : List.of("post", "late_work"))
        handle.execute("delete from " + table + " where generation = ?", id.value());
      handle.execute(
          "delete from batch_post where batch = (select batch from generation where id = ?)",
          id.value());
      handle.execute("delete from generation where id = ?", id.value());
    });
  }

  @Override
  public void forget(MemberId member) {
    database.runInOne(() -> links.names(member).forEach(this::forgetName));
  }

  private void forgetName(MemberId member) {
    database.use(handle -> {
      var renewed = allowances(handle, member);
      run(handle, Anonymity.OF_MEMBER, keys(member));
      for (var allowance : renewed) allowance.note(handle, member);
    });
  }

  /// An allowance that was given: noted without an amount, so that it is not given again.
  private record Allowance(String period, String plan, java.time.Instant expiresAt) {
    void note(Handle handle, MemberId member) {
      handle.execute(
          """
          insert into account (kind, community_id, member_id, period, plan_id, expires_at)
          values ('ALLOWANCE', ?, ?, ?, ?, cast(? as timestamp with time zone))
          """,
          member.community().value(),
          member.id(),
          period,
          plan,
          Columns.time(expiresAt));
    }
  }

  private List<Allowance> allowances(Handle handle, MemberId member) {
    return handle
        .createQuery(
            """
            select period, plan_id, expires_at from account
            where community_id = :community and member_id = :member and kind = 'ALLOWANCE'
              and expires_at > :now
            """)
        .bindMap(keys(member))
        .bind("now", Columns.time(clock.instant()))
        .map((row, _) ->
            new Allowance(row.getString(1), row.getString(2), Columns.instant(row, "expires_at")))
        .list();
  }

  @Override
  public void forget(CommunityId community) {
    database.use(handle -> {
      run(handle, Anonymity.OF_COMMUNITY, keys(community));
      for (var sql : Anonymity.RENAME)
        handle
            .createUpdate(sql)
            .bindMap(keys(community))
            .bind("nobody", "erased:" + UUID.randomUUID())
            .execute();
    });
  }

  private static void run(Handle handle, List<String> statements, Map<String, String> keys) {
    for (var sql : statements) handle.createUpdate(sql).bindMap(keys).execute();
  }
}
