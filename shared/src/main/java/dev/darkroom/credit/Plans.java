package dev.darkroom.credit;

import java.util.List;
import java.util.Optional;

/// Which plan a member or a community has.
///
/// A community's plan fills the community's pool. A member's plan fills the member's own account;
/// without one of their own, members have the default plan.
public interface Plans {
  /// The plans there are, the default plan first.
  List<Plan> all();

  /// The member's plan, or the community's where that one has no ceiling.
  Plan of(MemberId member);

  /// The plan that fills the community's pool, if it has one.
  Optional<Plan> of(CommunityId community);

  /// Gives the member a plan from now on; a dearer plan fills the current month up. Written to the
  /// audit log.
  ///
  /// @throws IllegalArgumentException if there is no such plan
  void assign(MemberId member, String plan, String actor);

  /// As the other [#assign], for a community's pool.
  void assign(CommunityId community, String plan, String actor);

  /// The weight in the queue: that of the member's or of the community's plan, whichever is more.
  default int weight(MemberId member) {
    int own = of(member).weight();
    return of(member.community()).map(plan -> Math.max(own, plan.weight())).orElse(own);
  }

  /// The plan with that id.
  default Optional<Plan> find(String id) {
    return all().stream().filter(plan -> plan.id().equals(id)).findFirst();
  }
}
