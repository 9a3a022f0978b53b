package dev.darkroom.generation;

import dev.darkroom.credit.Credits;

/// How requests are taken.
///
/// @param confirmAbove a price above this is shown and must be accepted first
/// @param confirmVideos whether every clip must be accepted first
/// @param openPerMemberMax most generations of one member that have not ended
public record StudioSettings(Credits confirmAbove, boolean confirmVideos, int openPerMemberMax) {}
