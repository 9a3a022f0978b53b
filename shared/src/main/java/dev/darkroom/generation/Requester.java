package dev.darkroom.generation;

import dev.darkroom.credit.MemberId;
import java.util.Set;

/// Who asks, and what the surface knows about them now.
///
/// @param roles ids of the member's roles (Discord) or user groups (Slack), for quotas
/// @param moderator whether the member may act on other people's generations
public record Requester(MemberId member, Set<String> roles, boolean moderator) {
  public Requester {
    roles = Set.copyOf(roles);
  }
}
