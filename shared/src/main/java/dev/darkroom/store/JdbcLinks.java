package dev.darkroom.store;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import dev.darkroom.credit.link.Links;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// [Links] of communities from the settings, and of their members from the database.
///
/// What a member had under another name stays there, and is there again once the link is gone.
public final class JdbcLinks implements Links {
  private static final String OTHER_NAME =
      "select same_as from member_link where community_id = :community and member_id = :member";

  private final Database database;
  private final Map<String, String> communities;

  /// @param communities each community that is known under another name, with that name; no name
  ///   stands for a further one
  public JdbcLinks(Database database, Map<String, String> communities) {
    this.database = database;
    this.communities = Map.copyOf(communities);
  }

  /// Two names of one person.
  ///
  /// @param member as the linked platform says it
  /// @param sameAs the member's id in the community that is meant
  public record Pair(MemberId member, String sameAs) {}

  @Override
  public CommunityId of(CommunityId community) {
    var other = communities.get(community.value());
    return other == null ? community : new CommunityId(other);
  }

  @Override
  public MemberId of(MemberId member) {
    var community = of(member.community());
    if (community.equals(member.community())) return member;
    return new MemberId(community, otherName(member));
  }

  private String otherName(MemberId member) {
    return database.with(sql ->
        sql.createQuery(OTHER_NAME)
            .bind("community", member.community().value())
            .bind("member", member.id())
            .mapTo(String.class)
            .findOne()
            .orElse(member.id()));
  }

  /// Says that a member is somebody in the community that is meant, in place of what was said
  /// before.
  ///
  /// @throws IllegalArgumentException where the member's community is not linked
  public void join(MemberId member, String sameAs) {
    if (of(member.community()).equals(member.community()))
      throw new IllegalArgumentException(
          "%s is not linked; see communities.linked in darkroom.yaml."
              .formatted(member.community().value()));
    database.runInOne(() -> {
      var _ = isParted(member);
      database.use(sql -> {
        var _ =
            sql.createUpdate(
                    """
                    insert into member_link (community_id, member_id, same_as)
                    values (:community, :member, :sameAs)
                    """)
                .bind("community", member.community().value())
                .bind("member", member.id())
                .bind("sameAs", sameAs)
                .execute();
      });
    });
  }

  @Override
  public boolean part(MemberId member) {
    var meant = of(member);
    var parted = meant.equals(member) ? joinedTo(meant) : List.of(member);
    return database.inOne(() -> {
      boolean any = false;
      for (var name : parted) any |= isParted(name);
      return any;
    });
  }

  private boolean isParted(MemberId member) {
    return database.with(sql ->
        sql.createUpdate(
                    """
                    delete from member_link
                    where community_id = :community and member_id = :member
                    """)
                .bind("community", member.community().value())
                .bind("member", member.id())
                .execute()
            > 0);
  }

  @Override
  public List<CommunityId> names(CommunityId community) {
    var meant = of(community);
    var names = new ArrayList<>(List.of(meant));
    communities.forEach((name, other) -> {
      if (other.equals(meant.value())) names.add(new CommunityId(name));
    });
    return names;
  }

  @Override
  public List<MemberId> names(MemberId member) {
    var meant = of(member);
    if (names(meant.community()).size() == 1) return List.of(member);
    var names = new LinkedHashSet<>(List.of(meant, member));
    names.addAll(joinedTo(meant));
    for (var name : List.copyOf(names)) names.add(new MemberId(meant.community(), name.id()));
    return List.copyOf(names);
  }

  /// Those who are this one on other platforms.
  private List<MemberId> joinedTo(MemberId meant) {
    return database
        .with(sql ->
            sql.createQuery(
                    "select community_id, member_id from member_link where same_as = :meant")
                .bind("meant", meant.id())
                .map((row, _) -> Columns.member(row))
                .list())
        .stream()
        .filter(it -> of(it.community()).equals(meant.community()))
        .toList();
  }

  /// The first of all links of members.
  public List<Pair> pairs(int limit) {
    return database.with(sql ->
        sql.createQuery(
                """
                select community_id, member_id, same_as from member_link
                order by community_id, member_id limit :limit
                """)
            .bind("limit", limit)
            .map((row, _) -> new Pair(Columns.member(row), row.getString("same_as")))
            .list());
  }
}
