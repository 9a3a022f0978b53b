package dev.darkroom.store;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.Departures;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Communities that the bot was removed from, in the database.
public final class JdbcDepartures implements Departures {
  private final Database database;
  private final InstantSource clock;

  public JdbcDepartures(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void left(CommunityId community) {
    database.use(handle -> {
      // Nobody is there to let it go on.
      handle.execute("delete from paused_community where community = ?", community.value());
      handle.execute(
          """
          insert into left_community (community, left_at)
          select ?, cast(? as timestamp with time zone)
          where not exists (select 1 from left_community where community = ?)
          """,
          community.value(),
          Columns.time(clock.instant()),
          community.value());
    });
  }

  @Override
  public void isBack(CommunityId community) {
    database.use(handle ->
        handle.execute("delete from left_community where community = ?", community.value()));
  }

  @Override
  public List<CommunityId> present(String prefix) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select distinct community_id from account a
                where a.community_id like :prefix
                  and not exists (select 1 from left_community l
                    where l.community = a.community_id)
                """)
            .bind("prefix", prefix + "%")
            .map((row, _) -> new CommunityId(row.getString(1)))
            .list());
  }

  @Override
  public List<CommunityId> noted(String prefix) {
    return database.with(handle ->
        handle
            .createQuery("select community from left_community where community like :prefix")
            .bind("prefix", prefix + "%")
            .map((row, _) -> new CommunityId(row.getString(1)))
            .list());
  }

  @Override
  public List<CommunityId> leftBefore(Instant before, int limit) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select community from left_community where left_at < :before
                order by left_at fetch first :limit rows only
                """)
            .bind("before", Columns.time(before))
            .bind("limit", limit)
            .map((row, _) -> new CommunityId(row.getString(1)))
            .list());
  }
}
