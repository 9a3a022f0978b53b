package dev.darkroom.provider.engine;

import dev.darkroom.provider.engine.film.FilmVocabulary;

/// A clip to be made, as it crosses the pipe to the media worker process.
///
/// @param reference path of the picture
/// @param target path of the clip
/// @param shortSidePx shorter side of the clip in pixels
record ClipOrder(
    String reference,
    String target,
    String prompt,
    long seed,
    long lengthMillis,
    int shortSidePx,
    FilmVocabulary vocabulary) {}
