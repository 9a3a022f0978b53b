package dev.darkroom.store;

import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Post;
import dev.darkroom.generation.Posts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// [Posts] in the database.
public final class JdbcPosts implements Posts {
  private final Database database;

  public JdbcPosts(Database database) {
    this.database = database;
  }

  @Override
  public void save(Post post) {
    database.use(handle -> {
      var _ =
          handle
              .createUpdate("delete from post where generation = :generation and kind = :kind")
              .bind("generation", post.generation().value())
              .bind("kind", post.kind().name())
              .execute();
      var _ =
          handle
              .createUpdate(
                  """
                  insert into post (generation, kind, surface, channel, message, nonce, address, at)
                  values (:generation, :kind, :surface, :channel, :message, :nonce, :address, :at)
                  """)
              .bind("generation", post.generation().value())
              .bind("kind", post.kind().name())
              .bind("surface", post.surface())
              .bind("channel", post.channel())
              .bind("message", post.message())
              .bind("nonce", post.nonce())
              .bind("address", post.address())
              .bind("at", Columns.time(post.at()))
              .execute();
    });
  }

  @Override
  public Optional<Post> find(GenerationId generation, Post.Kind kind) {
    return database.with(handle ->
        handle
            .createQuery("select * from post where generation = :generation and kind = :kind")
            .bind("generation", generation.value())
            .bind("kind", kind.name())
            .map((row, _) -> post(row))
            .findOne());
  }

  @Override
  public List<Post> openStatuses(String surface, int limit) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select p.* from post p join generation g on g.id = p.generation
                where p.surface = :surface and p.kind = 'STATUS' and not g.ended
                order by p.generation desc limit :limit
                """)
            .bind("surface", surface)
            .bind("limit", limit)
            .map((row, _) -> post(row))
            .list());
  }

  private static Post post(ResultSet row) throws SQLException {
    return new Post(
        new GenerationId(row.getLong("generation")),
        Post.Kind.valueOf(row.getString("kind")),
        row.getString("surface"),
        row.getString("channel"),
        row.getString("message"),
        row.getString("nonce"),
        row.getString("address"),
        Columns.instant(row, "at"));
  }
}
