package dev.darkroom.bot.slack;

import dev.darkroom.catalog.Workflow;

/// What stands in the menu of every message. The ids are in the app's manifest.
enum Shortcut {
  TRANSFORM("darkroom_transform", Workflow.TRANSFORM),
  EDIT("darkroom_edit", Workflow.EDIT),
  ANIMATE("darkroom_animate", Workflow.ANIMATE);

  private final String callbackId;
  private final Workflow workflow;

  Shortcut(String callbackId, Workflow workflow) {
    this.callbackId = callbackId;
    this.workflow = workflow;
  }

  String callbackId() {
    return callbackId;
  }

  Workflow workflow() {
    return workflow;
  }
}
