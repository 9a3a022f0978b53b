package dev.darkroom.credit;

import java.time.ZoneId;

/// How a community handles credits.
///
/// @param zone decides when days, weeks and months begin
/// @param membersUsePool whether members may spend the community's pool once their own is used up
public record CommunityPolicy(CommunityId community, ZoneId zone, boolean membersUsePool) {}
