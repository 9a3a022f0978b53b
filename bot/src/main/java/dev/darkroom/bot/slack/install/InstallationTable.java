package dev.darkroom.bot.slack.install;

import dev.darkroom.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The rows of workspaces that installed the bot.
final class InstallationTable {
  /// @param workspace its id
  /// @param version counts changes of the tokens
  record Row(
      String workspace,
      String sealedTokens,
      String botId,
      String botUserId,
      Optional<Instant> expiresAt,
      Instant installedAt,
      long version) {}

  private final Database database;

  InstallationTable(Database database) {
    this.database = database;
  }

  /// That of the workspace, or else that of its organisation.
  Optional<Row> find(String workspace) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select * from slack_installation
                where workspace = :workspace or workspace in
                  (select enterprise from slack_workspace where workspace = :workspace)
                order by case when workspace = :workspace then 0 else 1 end
                fetch first 1 rows only
                """)
            .bind("workspace", workspace)
            .map((row, _) -> row(row))
            .findOne());
  }

  /// Notes which organisation a workspace belongs to.
  void belongs(String workspace, String enterprise) {
    database.runInOne(() ->
        database.use(handle -> {
          handle.execute("delete from slack_workspace where workspace = ?", workspace);
          handle.execute(
              "insert into slack_workspace (workspace, enterprise) values (?, ?)",
              workspace,
              enterprise);
        }));
  }

  /// Forgets the workspaces of an organisation.
  ///
  /// @return their ids
  List<String> deleteWorkspacesOf(String enterprise) {
    return database.inOne(() ->
        database.with(handle -> {
          var all =
              handle
                  .createQuery(
                      "select workspace from slack_workspace where enterprise = :enterprise")
                  .bind("enterprise", enterprise)
                  .mapTo(String.class)
                  .list();
          handle.execute("delete from slack_workspace where enterprise = ?", enterprise);
          return all;
        }));
  }

  /// In place of what was there.
  void save(Row row) {
    database.use(handle -> {
      var _ = delete(handle, row.workspace());
      var _ =
          handle
              .createUpdate(
                  """
                  insert into slack_installation (workspace, sealed_tokens, bot_id, bot_user_id,
                    expires_at, installed_at, version)
                  values (:workspace, :sealed, :bot, :user, :expires, :installed, :version)
                  """)
              .bind("workspace", row.workspace())
              .bind("sealed", row.sealedTokens())
              .bind("bot", row.botId())
              .bind("user", row.botUserId())
              .bind("expires", row.expiresAt().map(InstallationTable::time).orElse(null))
              .bind("installed", time(row.installedAt()))
              .bind("version", row.version())
              .execute();
    });
  }

  private static int delete(Handle handle, String workspace) {
    return handle
        .createUpdate("delete from slack_installation where workspace = :workspace")
        .bind("workspace", workspace)
        .execute();
  }

  /// Forgets it, unless it was installed anew since.
  ///
  /// @return whether it was there
  boolean deleteInstalledUntil(String workspace, Instant time) {
    return database.with(handle ->
        handle
                .createUpdate(
                    """
                    delete from slack_installation
                    where workspace = :workspace and installed_at <= :time
                    """)
                .bind("workspace", workspace)
                .bind("time", time(time))
                .execute()
            > 0);
  }

  /// Workspaces whose tokens end before a time.
  List<String> endingBefore(Instant time, int limit) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select workspace from slack_installation
                where expires_at < :time order by expires_at limit :limit
                """)
            .bind("time", time(time))
            .bind("limit", limit)
            .mapTo(String.class)
            .list());
  }

  /// Takes the right to use the refresh token, which is good once.
  ///
  /// @return whether nobody else has it, or changed the tokens meanwhile
  boolean claim(Row row, Instant now, Instant until) {
    return database.with(handle ->
        handle
                .createUpdate(
                    """
                    update slack_installation set refreshing_until = :until
                    where workspace = :workspace and version = :version
                      and (refreshing_until is null or refreshing_until < :now)
                    """)
                .bind("until", time(until))
                .bind("workspace", row.workspace())
                .bind("version", row.version())
                .bind("now", time(now))
                .execute()
            == 1);
  }

  /// Ends the right without a change.
  void release(Row row) {
    database.use(handle -> {
      var _ =
          handle
              .createUpdate(
                  """
                  update slack_installation set refreshing_until = null
                  where workspace = :workspace and version = :version
                  """)
              .bind("workspace", row.workspace())
              .bind("version", row.version())
              .execute();
    });
  }

  /// Puts new tokens in place of those of `row`.
  void replace(Row row, String sealedTokens, Optional<Instant> expiresAt) {
    database.use(handle -> {
      var _ =
          handle
              .createUpdate(
                  """
                  update slack_installation
                  set sealed_tokens = :sealed, expires_at = :expires, version = version + 1,
                    refreshing_until = null
                  where workspace = :workspace and version = :version
                  """)
              .bind("sealed", sealedTokens)
              .bind("expires", expiresAt.map(InstallationTable::time).orElse(null))
              .bind("workspace", row.workspace())
              .bind("version", row.version())
              .execute();
    });
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("workspace"),
        row.getString("sealed_tokens"),
        row.getString("bot_id"),
        row.getString("bot_user_id"),
        Optional.ofNullable(row.getObject("expires_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getObject("installed_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }
}
