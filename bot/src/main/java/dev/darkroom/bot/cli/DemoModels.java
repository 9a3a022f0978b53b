package dev.darkroom.bot.cli;

import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.Credits;

/// The models that the demo runs on.
///
/// @param introduction said before anything runs: what makes the pictures
/// @param needed credits that the demo's member is given for it
record DemoModels(
    String pictures, String edits, String clips, String introduction, Credits needed) {
  static final DemoModels BUILT_IN =
      new DemoModels(
          "darkroom",
          "darkroom",
          "darkroom",
          "The built-in engine runs everything here: classical image processing, no AI model. It"
              + " filters and composes, it does not imagine.",
          Credits.NONE);

  /// Only the way to the models is shown: what comes back is made by stand-ins.
  static final DemoModels STAND_INS =
      new DemoModels(
          "nano-banana",
          "flux-kontext-pro",
          "veo-3",
          "Stand-ins on this machine play the services: prices, requests and answers are those of"
              + " the models, the pictures are not.",
          Credits.of(12_000));

  String of(Workflow workflow) {
    return switch (workflow) {
      case TRANSFORM, UPSCALE -> pictures;
      case EDIT -> edits;
      case ANIMATE -> clips;
    };
  }
}
