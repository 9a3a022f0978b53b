package dev.darkroom.media;

import java.time.Duration;

/// What a file turned out to be when its bytes were read.
///
/// @param widthPx width as it is seen, EXIF turn applied
/// @param heightPx height as it is seen, EXIF turn applied
/// @param frames pictures in it; more than one for an animation
/// @param length playing time of a clip, zero for a still picture
/// @param audio whether a clip has a sound track
public record MediaFacts(
    MediaType type, int widthPx, int heightPx, int frames, Duration length, boolean audio) {}
