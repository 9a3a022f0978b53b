package dev.darkroom.store;

import dev.darkroom.catalog.Look;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.generation.Looks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The configured [Looks] and those that communities saved in the database.
public final class JdbcLooks implements Looks {
  private final Database database;
  private final List<Look> configured;

  public JdbcLooks(Database database, List<Look> configured) {
    this.database = database;
    this.configured = List.copyOf(configured);
  }

  @Override
  public Optional<Look> find(CommunityId community, String id) {
    return all(community).stream().filter(look -> look.id().equals(id)).findFirst();
  }

  @Override
  public List<Look> all(CommunityId community) {
    var all = new ArrayList<>(saved(community));
    for (var look : configured)
      if (all.stream().noneMatch(own -> own.id().equals(look.id()))) all.add(look);
    return List.copyOf(all);
  }

  private List<Look> saved(CommunityId community) {
    return database.with(handle ->
        handle
            .createQuery(
                "select id, name, prompt from saved_look where community = :community order by id")
            .bind("community", community.value())
            .map((row, _) -> new Look(row.getString(1), row.getString(2), row.getString(3)))
            .list());
  }

  @Override
  public void save(CommunityId community, Look look, String madeBy) {
    database.runInOne(() -> {
      var _ = remove(community, look.id());
      database.use(handle -> {
        var _ =
            handle
                .createUpdate(
                    """
                    insert into saved_look (community, id, name, prompt, made_by)
                    values (:community, :id, :name, :prompt, :madeBy)
                    """)
                .bind("community", community.value())
                .bind("id", look.id())
                .bind("name", look.name())
                .bind("prompt", look.prompt())
                .bind("madeBy", madeBy)
                .execute();
      });
    });
  }

  @Override
  public boolean remove(CommunityId community, String id) {
    return 1
        == database.with(handle ->
            handle
                .createUpdate("delete from saved_look where community = :community and id = :id")
                .bind("community", community.value())
                .bind("id", id)
                .execute());
  }
}
