package dev.darkroom.store;

import dev.darkroom.generation.BatchId;
import dev.darkroom.generation.BatchPost;
import dev.darkroom.generation.BatchPosts;
import dev.darkroom.generation.ReplyTo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// [BatchPosts] in the database.
public final class JdbcBatchPosts implements BatchPosts {
  private final Database database;
  private final InstantSource clock;

  public JdbcBatchPosts(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void begin(BatchId batch, ReplyTo replyTo) {
    database.use(handle -> {
      if (find(handle, batch).isEmpty())
        insert(
            handle,
            new BatchPost(batch, replyTo.surface(), replyTo.address(), "", "", false),
            clock.instant());
    });
  }

  @Override
  public Optional<BatchPost> find(BatchId batch) {
    return database.with(handle -> find(handle, batch));
  }

  private static Optional<BatchPost> find(Handle handle, BatchId batch) {
    return handle
        .createQuery("select * from batch_post where batch = :batch")
        .bind("batch", batch.value())
        .map((row, _) -> post(row))
        .findOne();
  }

  @Override
  public List<BatchPost> take(String surface, Duration lease, int limit) {
    var now = clock.instant();
    return database.with(handle ->
        due(handle, surface, now, limit).stream()
            .filter(it -> isTaken(handle, it, now.plus(lease)))
            .map(Due::post)
            .toList());
  }

  private record Due(BatchPost post, Instant at) {}

  private static List<Due> due(Handle handle, String surface, Instant now, int limit) {
    return handle
        .createQuery(
            """
            select * from batch_post
            where surface = :surface and ended = false and due_at <= :now
            order by due_at fetch first :limit rows only
            """)
        .bind("surface", surface)
        .bind("now", Columns.time(now))
        .bind("limit", limit)
        .map((row, _) -> new Due(post(row), Columns.instant(row, "due_at")))
        .list();
  }

  /// Whether nobody else took it since it was read.
  private static boolean isTaken(Handle handle, Due due, Instant until) {
    return handle
            .createUpdate(
                "update batch_post set due_at = :until where batch = :batch and due_at = :was")
            .bind("until", Columns.time(until))
            .bind("batch", due.post().batch().value())
            .bind("was", Columns.time(due.at()))
            .execute()
        == 1;
  }

  @Override
  public void save(BatchPost post, Duration dueIn) {
    database.use(handle ->
        handle
            .createUpdate(
                """
                update batch_post
                set channel = :channel, message = :message, ended = :ended, due_at = :due
                where batch = :batch
                """)
            .bind("channel", post.channel())
            .bind("message", post.message())
            .bind("ended", post.ended())
            .bind("due", Columns.time(clock.instant().plus(dueIn)))
            .bind("batch", post.batch().value())
            .execute());
  }

  private static void insert(Handle handle, BatchPost post, Instant due) {
    var _ =
        handle
            .createUpdate(
                """
                insert into batch_post (batch, surface, address, channel, message, ended, due_at)
                values (:batch, :surface, :address, :channel, :message, :ended, :due)
                """)
            .bind("batch", post.batch().value())
            .bind("surface", post.surface())
            .bind("address", post.address())
            .bind("channel", post.channel())
            .bind("message", post.message())
            .bind("ended", post.ended())
            .bind("due", Columns.time(due))
            .execute();
  }

  private static BatchPost post(ResultSet row) throws SQLException {
    return new BatchPost(
        new BatchId(row.getString("batch")),
        row.getString("surface"),
        row.getString("address"),
        row.getString("channel"),
        row.getString("message"),
        row.getBoolean("ended"));
  }
}
