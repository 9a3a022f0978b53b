package dev.darkroom.store;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import dev.darkroom.credit.Spending;
import java.time.Instant;
import java.util.List;

/// Reports over the spends that quotas count.
public final class JdbcSpending implements Spending {
  private static final String BY =
      """
      select <column> as id, sum(generations) as generations, sum(credits) as credits,
        sum(dollars) as dollars
      from spend
      where community_id = :community and at >= :from and at < :to and state in ('H', 'S')
      group by <column> order by dollars desc, credits desc, id
      """;

  private final Database database;

  public JdbcSpending(Database database) {
    this.database = database;
  }

  @Override
  public List<Line> by(Dimension dimension, CommunityId community, Instant from, Instant to) {
    return database.with(sql ->
        sql.createQuery(BY)
            .define("column", column(dimension))
            .bind("community", community.value())
            .bind("from", Columns.time(from))
            .bind("to", Columns.time(to))
            .map((row, _) ->
                new Line(
                    row.getString("id"),
                    row.getLong("generations"),
                    Credits.of(row.getLong("credits")),
                    new Dollars(row.getLong("dollars"))))
            .list());
  }

  private static String column(Dimension dimension) {
    return switch (dimension) {
      case MODEL -> "model_id";
      case MEMBER -> "member_id";
      case CHANNEL -> "channel_id";
    };
  }
}
