package dev.darkroom.credit.link;

import dev.darkroom.credit.CommunityId;
import dev.darkroom.credit.MemberId;

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
      };

  /// The community that is meant. Asked about the answer, it gives the same.
  CommunityId of(CommunityId community);

  /// The member that is meant. Asked about the answer, it gives the same.
  MemberId of(MemberId member);
}
