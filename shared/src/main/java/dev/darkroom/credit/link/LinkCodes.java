package dev.darkroom.credit.link;

import dev.darkroom.credit.MemberId;
import java.time.Duration;

/// Codes by which people say themselves that they are the same person on two platforms: asked for
/// on one, entered on the other. A code is of use once, for a short time.
public interface LinkCodes {
  /// How long a code is of use.
  Duration LIFE = Duration.ofMinutes(10);

  /// A new code for the member; one that they had before is of no use any more.
  String issue(MemberId member);

  /// Makes the member and the one who asked for the code one.
  ///
  /// @param code as it was typed
  Outcome redeem(String code, MemberId member);

  /// What became of a code that was entered.
  enum Outcome {
    JOINED,
    /// It was never given, not for this community, was used, or is too old.
    UNKNOWN,
    /// It was entered where it was asked for, and is still of use.
    SAME_PLACE
  }
}
