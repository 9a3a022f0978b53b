package dev.darkroom.store;

import dev.darkroom.credit.AuditLog;
import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.MemberId;
import dev.darkroom.generation.CommunityRules;
import dev.darkroom.generation.Rulebook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/// What moderators decided, in the database.
public final class JdbcRulebook implements Rulebook {
  private final Database database;
  private final AuditLog audit;

  /// Communities whose results are private by default, as far as they were read.
  private final Set<CommunityId> hidden = ConcurrentHashMap.newKeySet();

  public JdbcRulebook(Database database, AuditLog audit) {
    this.database = database;
    this.audit = audit;
    all().forEach(this::remember);
  }

  /// As it is stored.
  private record Row(
      List<String> channels,
      List<String> models,
      OptionalLong confirmAbove,
      Optional<String> look,
      boolean hidden) {
    static Row of(CommunityRules rules) {
      return new Row(
          rules.channels(),
          rules.models(),
          rules.confirmAbove().stream().mapToLong(Credits::amount).findFirst(),
          rules.look(),
          rules.hidden());
    }

    CommunityRules rules(CommunityId community) {
      return new CommunityRules(
          community,
          channels,
          models,
          confirmAbove.stream().mapToObj(Credits::of).findFirst(),
          look,
          hidden);
    }
  }

  private List<CommunityRules> all() {
    return database.with(handle ->
        handle
            .createQuery("select community, rules from community_rules")
            .map((row, _) ->
                Json.read(row.getString(2), Row.class).rules(new CommunityId(row.getString(1))))
            .list());
  }

  @Override
  public CommunityRules of(CommunityId community) {
    var rules =
        database
            .with(handle -> stored(handle, community))
            .map(it -> Json.read(it, Row.class).rules(community))
            .orElseGet(() -> CommunityRules.none(community));
    remember(rules);
    return rules;
  }

  private static Optional<String> stored(Handle handle, CommunityId community) {
    return handle
        .createQuery("select rules from community_rules where community = ?")
        .bind(0, community.value())
        .mapTo(String.class)
        .findOne();
  }

  private void remember(CommunityRules rules) {
    if (rules.hidden()) hidden.add(rules.community());
    else hidden.remove(rules.community());
  }

  @Override
  public void change(CommunityRules rules, String actor) {
    database.use(handle -> {
      var community = rules.community();
      var before = stored(handle, community);
      var after = Json.write(Row.of(rules));
      int known =
          handle.execute(
              "update community_rules set rules = ? where community = ?", after, community.value());
      if (known == 0)
        handle.execute(
            "insert into community_rules (rules, community) values (?, ?)",
            after,
            community.value());
      audit.record(community, actor, "rules.change", before.orElse(""), after);
    });
    remember(rules);
  }

  @Override
  public boolean isHidden(CommunityId community) {
    return hidden.contains(community);
  }

  @Override
  public boolean isBlocked(MemberId member) {
    return has(
        "select 1 from blocked_member where community = :community and member = :member",
        keys(member));
  }

  @Override
  public List<String> blocked(CommunityId community) {
    return database.with(handle ->
        handle
            .createQuery("select member from blocked_member where community = ? order by member")
            .bind(0, community.value())
            .mapTo(String.class)
            .list());
  }

  @Override
  public void block(MemberId member, String reason, String actor) {
    database.runInOne(() -> {
      int added =
          update(
              """
              insert into blocked_member (community, member) select :community, :member
              where not exists (select 1 from blocked_member
                where community = :community and member = :member)
              """,
              keys(member));
      if (added == 1)
        audit.record(
            member.community(), actor, "member.block", "", (member.id() + " " + reason).strip());
    });
  }

  @Override
  public boolean unblock(MemberId member, String actor) {
    return database.inOne(() -> {
      int gone =
          update(
              "delete from blocked_member where community = :community and member = :member",
              keys(member));
      if (gone == 1) audit.record(member.community(), actor, "member.unblock", member.id(), "");
      return gone == 1;
    });
  }

  private static Map<String, String> keys(MemberId member) {
    return Map.of("community", member.community().value(), "member", member.id());
  }

  @Override
  public boolean isPaused(CommunityId community) {
    return has("select 1 from paused_community where community = :community", key(community));
  }

  @Override
  public boolean pause(CommunityId community, boolean paused, String actor) {
    var sql =
        paused
            ? """
            insert into paused_community (community) select :community
            where not exists (select 1 from paused_community where community = :community)
            """
            : "delete from paused_community where community = :community";
    return database.inOne(() -> {
      boolean changed = update(sql, key(community)) == 1;
      if (changed)
        audit.record(
            community, actor, "queue.pause", paused ? "" : "paused", paused ? "paused" : "");
      return changed;
    });
  }

  private static Map<String, String> key(CommunityId community) {
    return Map.of("community", community.value());
  }

  private boolean has(String sql, Map<String, String> values) {
    return database.with(handle ->
        handle.createQuery(sql).bindMap(values).mapTo(Integer.class).findOne().isPresent());
  }

  private int update(String sql, Map<String, String> values) {
    return database.with(handle -> handle.createUpdate(sql).bindMap(values).execute());
  }
}
