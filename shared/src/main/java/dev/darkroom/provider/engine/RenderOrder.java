package dev.darkroom.provider.engine;

import dev.darkroom.catalog.Ratio;
import dev.darkroom.media.Region;
import dev.darkroom.provider.engine.look.RegionEdit;
import dev.darkroom.provider.engine.look.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One picture to be made; crosses the pipe to the media worker as JSON.
///
/// @param references paths of the pictures; the first is the canvas
/// @param target path of the file to write, without its ending
/// @param steps what is done, in this order
/// @param edit what is done to the region first
/// @param region rectangle of the first reference outside of which nothing may change
/// @param longSidePx longest side of the result; a region edit keeps the size of its picture
record RenderOrder(
    List<String> references,
    String target,
    List<Step> steps,
    Optional<RegionEdit> edit,
    Optional<Region> region,
    OptionalInt colour,
    Optional<String> text,
    Optional<Ratio> ratio,
    int longSidePx,
    long seed) {}
