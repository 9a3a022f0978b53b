package dev.darkroom.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.darkroom.generation.Generation;
import dev.darkroom.generation.GenerationId;
import dev.darkroom.generation.Kept;
import java.time.Instant;
import java.util.List;

/// How far retention came, in the database.
public final class JdbcKept implements Kept {
  private final Database database;

  public JdbcKept(Database database) {
    this.database = database;
  }

  @Override
  public List<Generation> next(Kind kind, Instant before, int limit) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select * from generation
                where id > coalesce((select up_to from swept where kind = :kind), 0)
                  and created_at < :before
                order by id fetch first :limit rows only
                """)
            .bind("kind", kind.name())
            .bind("before", Columns.time(before))
            .bind("limit", limit)
            .map((row, _) -> GenerationRow.read(row))
            .list());
  }

  @Override
  public void done(Kind kind, GenerationId upTo) {
    database.use(handle -> {
      int known =
          handle.execute(
              "update swept set up_to = greatest(up_to, ?) where kind = ?",
              upTo.value(),
              kind.name());
      if (known == 0)
        handle.execute("insert into swept (kind, up_to) values (?, ?)", kind.name(), upTo.value());
    });
  }

  @Override
  public void erasePrompt(GenerationId id) {
    database.use(handle -> {
      var detail =
          handle
              .createQuery("select detail from generation where id = ? for update")
              .bind(0, id.value())
              .mapTo(String.class)
              .findOne();
      if (detail.isEmpty()) return;
      var fields = Json.read(detail.get(), ObjectNode.class);
      fields.put("prompt", "").put("fullPrompt", "");
      handle.execute(
          "update generation set detail = ? where id = ?", Json.write(fields), id.value());
    });
  }

  @Override
  public int eraseAudit(Instant before, int limit) {
    return database.with(handle ->
        handle.execute(
            """
            delete from audit where id in
              (select id from audit where at < ? order by at fetch first ? rows only)
            """,
            Columns.time(before),
            limit));
  }
}
