package dev.darkroom.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.Cast;
import dev.darkroom.generation.Casts;
import dev.darkroom.media.MediaRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// [Casts] in the database.
public final class JdbcCasts implements Casts {
  private final Database database;
  private final InstantSource clock;

  public JdbcCasts(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<Cast> find(CommunityId community, String name) {
    return database.with(handle ->
        handle
            .createQuery(
                "select * from cast_of_pictures where community = :community and name = :name")
            .bind("community", community.value())
            .bind("name", name)
            .map((row, _) -> cast(row))
            .findOne());
  }

  @Override
  public List<Cast> all(CommunityId community) {
    return database.with(handle ->
        handle
            .createQuery(
                "select * from cast_of_pictures where community = :community order by name")
            .bind("community", community.value())
            .map((row, _) -> cast(row))
            .list());
  }

  @Override
  public void save(Cast cast) {
    database.runInOne(() -> {
      var _ = remove(cast.community(), cast.name());
      database.use(handle -> {
        var _ =
            handle
                .createUpdate(
                    """
                    insert into cast_of_pictures (community, name, made_by, made_at, pictures)
                    values (:community, :name, :madeBy, :madeAt, :pictures)
                    """)
                .bind("community", cast.community().value())
                .bind("name", cast.name())
                .bind("madeBy", cast.madeBy())
                .bind("madeAt", Columns.time(clock.instant()))
                .bind("pictures", Json.write(cast.pictures()))
                .execute();
      });
    });
  }

  @Override
  public boolean remove(CommunityId community, String name) {
    return 1
        == database.with(handle ->
            handle
                .createUpdate(
                    "delete from cast_of_pictures where community = :community and name = :name")
                .bind("community", community.value())
                .bind("name", name)
                .execute());
  }

  private static Cast cast(ResultSet row) throws SQLException {
    return new Cast(
        new CommunityId(row.getString("community")),
        row.getString("name"),
        row.getString("made_by"),
        Json.read(row.getString("pictures"), new TypeReference<List<MediaRef>>() {}));
  }
}
