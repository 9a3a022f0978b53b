package dev.darkroom.store;

import dev.darkroom.credit.AuditLog;
import dev.darkroom.credit.CommunityId;
import java.time.InstantSource;
import java.util.List;

/// The audit log in the database.
public final class JdbcAuditLog implements AuditLog {
  private static final int LONGEST = 1000;

  private static final String RECORD =
      """
      insert into audit (at, community_id, actor, action, before_value, after_value)
      values (:at, :community, :actor, :action, :before, :after)
      """;

  private static final String NEWEST =
      """
      select at, actor, action, before_value, after_value from audit
      where community_id = :community order by id desc fetch first :limit rows only
      """;

  private final Database database;
  private final InstantSource clock;

  public JdbcAuditLog(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void record(
      CommunityId community, String actor, String action, String before, String after) {
    database.use(sql ->
        sql.createUpdate(RECORD)
            .bind("at", Columns.time(clock.instant()))
            .bind("community", community.value())
            .bind("actor", actor)
            .bind("action", action)
            .bind("before", Columns.cut(before, LONGEST))
            .bind("after", Columns.cut(after, LONGEST))
            .execute());
  }

  @Override
  public List<Change> newest(CommunityId community, int limit) {
    return database.with(sql ->
        sql.createQuery(NEWEST)
            .bind("community", community.value())
            .bind("limit", limit)
            .map((row, _) ->
                new Change(
                    Columns.instant(row, "at"),
                    row.getString("actor"),
                    row.getString("action"),
                    row.getString("before_value"),
                    row.getString("after_value")))
            .list());
  }
}
