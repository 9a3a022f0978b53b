package dev.darkroom.store;

import dev.darkroom.credit.AuditLog;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.CommunityPolicies;
import dev.darkroom.credit.CommunityPolicy;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The policies of communities in the database.
public final class JdbcCommunityPolicies implements CommunityPolicies {
  private static final String FIND =
      "select zone, members_use_pool from community_policy where community_id = ?";

  private static final String INSERT =
      "insert into community_policy (zone, members_use_pool, community_id) values (?, ?, ?)";

  private static final String UPDATE =
      "update community_policy set zone = ?, members_use_pool = ? where community_id = ?";

  private final Database database;
  private final AuditLog audit;
  private final ZoneId defaultZone;

  /// @param defaultZone time zone of communities that chose none
  public JdbcCommunityPolicies(Database database, AuditLog audit, ZoneId defaultZone) {
    this.database = database;
    this.audit = audit;
    this.defaultZone = defaultZone;
  }

  @Override
  public CommunityPolicy of(CommunityId community) {
    return database
        .with(sql -> find(sql, community))
        .orElseGet(() -> new CommunityPolicy(community, defaultZone, false));
  }

  @Override
  public void change(CommunityPolicy policy, String actor) {
    database.use(sql -> {
      var before = find(sql, policy.community());
      var _ =
          sql.execute(
              before.isPresent() ? UPDATE : INSERT,
              policy.zone().getId(),
              policy.membersUsePool(),
              policy.community().value());
      audit.record(
          policy.community(),
          actor,
          "policy.change",
          before.map(JdbcCommunityPolicies::shown).orElse(""),
          shown(policy));
    });
  }

  private static Optional<CommunityPolicy> find(Handle sql, CommunityId community) {
    return sql.createQuery(FIND)
        .bind(0, community.value())
        .map((row, _) ->
            new CommunityPolicy(
                community, ZoneId.of(row.getString("zone")), row.getBoolean("members_use_pool")))
        .findOne();
  }

  private static String shown(CommunityPolicy policy) {
    return policy.zone() + (policy.membersUsePool() ? ", members use the pool" : "");
  }
}
