package dev.darkroom.store;

import dev.darkroom.credit.AuditLog;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.Plan;
import dev.darkroom.credit.Plans;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Who has which plan, in the database; what the plans are comes from the settings. An assigned
/// plan that the settings no longer know counts as none.
public final class JdbcPlans implements Plans {
  /// The community itself, where a member's id would stand.
  private static final String NOBODY = "";

  private static final String FIND =
      "select plan_id from plan_assignment where community_id = ? and member_id = ?";

  /// A community's plan and a member's, in one.
  private static final String FIND_BOTH =
      """
      select member_id, plan_id from plan_assignment
      where community_id = ? and (member_id = '' or member_id = ?)
      """;

  private static final String INSERT =
      "insert into plan_assignment (plan_id, community_id, member_id) values (?, ?, ?)";

  private static final String UPDATE =
      "update plan_assignment set plan_id = ? where community_id = ? and member_id = ?";

  private final Database database;
  private final AuditLog audit;
  private final List<Plan> plans;

  /// @param plans at least one; the first is the default
  public JdbcPlans(Database database, AuditLog audit, List<Plan> plans) {
    if (plans.isEmpty()) throw new IllegalArgumentException("there must be a default plan");
    this.database = database;
    this.audit = audit;
    this.plans = List.copyOf(plans);
  }

  @Override
  public List<Plan> all() {
    return plans;
  }

  @Override
  public Plan of(MemberId member) {
    var assigned =
        database.with(sql ->
            sql.createQuery(FIND_BOTH)
                .bind(0, member.community().value())
                .bind(1, member.id())
                .reduceRows(
                    new HashMap<String, String>(),
                    (all, row) -> {
                      all.put(
                          row.getColumn("member_id", String.class),
                          row.getColumn("plan_id", String.class));
                      return all;
                    }));
    return find(assigned, NOBODY)
        .filter(Plan::unlimited)
        .or(() -> find(assigned, member.id()))
        .orElse(plans.getFirst());
  }

  @Override
  public Optional<Plan> of(CommunityId community) {
    return assigned(community, NOBODY);
  }

  private Optional<Plan> find(Map<String, String> assigned, String whose) {
    return Optional.ofNullable(assigned.get(whose)).flatMap(this::find);
  }

  private Optional<Plan> assigned(CommunityId community, String member) {
    return database.with(sql -> assignedId(sql, community, member)).flatMap(this::find);
  }

  @Override
  public void assign(MemberId member, String plan, String actor) {
    assign(member.community(), member.id(), plan, actor);
  }

  @Override
  public void assign(CommunityId community, String plan, String actor) {
    assign(community, NOBODY, plan, actor);
  }

  private void assign(CommunityId community, String member, String plan, String actor) {
    if (find(plan).isEmpty()) throw new IllegalArgumentException("no such plan: " + plan);
    database.use(sql -> {
      var before = assignedId(sql, community, member);
      var _ = sql.execute(before.isPresent() ? UPDATE : INSERT, plan, community.value(), member);
      audit.record(
          community, actor, "plan.assign", shown(member, before.orElse("")), shown(member, plan));
    });
  }

  private static Optional<String> assignedId(Handle sql, CommunityId community, String member) {
    return sql.createQuery(FIND)
        .bind(0, community.value())
        .bind(1, member)
        .mapTo(String.class)
        .findOne();
  }

  private static String shown(String member, String plan) {
    return member.isEmpty() || plan.isEmpty() ? plan : member + ": " + plan;
  }
}
