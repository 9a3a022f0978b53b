package dev.darkroom.credit.link;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;
import java.util.List;

/// Who is who: communities and people whom platforms know under several names. What is said under
/// any of them is meant for the one.
public interface Links {
  /// Everybody is who they say.
  Links NONE =
      new Links() {
        @Override
        public CommunityId of(CommunityId community) {
          return community;
        }

        @Override
        public MemberId of(MemberId member) {
          return member;
        }

        @Override
        public List<CommunityId> names(CommunityId community) {
          return List.of(community);
        }

        @Override
        public List<MemberId> names(MemberId member) {
          return List.of(member);
        }

        @Override
        public boolean part(MemberId member) {
          return false;
        }
      };

  /// The community that is meant. Asked about the answer, it gives the same.
  CommunityId of(CommunityId community);

  /// The member that is meant. Asked about the answer, it gives the same.
  MemberId of(MemberId member);

  /// All names of a community, the one that is meant first.
  List<CommunityId> names(CommunityId community);

  /// All names under which something of a member may stand, the one that is meant first: those on
  /// every platform, and those in the community that is meant from before they were made one.
  List<MemberId> names(MemberId member);

  /// From now on the member is nobody else.
  ///
  /// @param member under any name
  /// @return whether the member was somebody else
  boolean part(MemberId member);
}
