package dev.darkroom.bot.discord.command;

import dev.darkroom.catalog.Workflow;
import java.util.Arrays;
import java.util.Optional;

/// A command in the "Apps" menu of messages.
public enum MessageCommand {
  TRANSFORM("Transform", Workflow.TRANSFORM),
  EDIT("Edit", Workflow.EDIT),
  ANIMATE("Animate", Workflow.ANIMATE);

  private final String label;
  private final Workflow workflow;

  MessageCommand(String label, Workflow workflow) {
    this.label = label;
    this.workflow = workflow;
  }

  /// What stands in the menu.
  public String label() {
    return label;
  }

  public Workflow workflow() {
    return workflow;
  }

  /// The command of that name.
  public static Optional<MessageCommand> of(String label) {
    return Arrays.stream(values()).filter(it -> it.label.equals(label)).findFirst();
  }

  /// The workflow of that name, as one of these commands has it.
  public static Optional<Workflow> workflow(String name) {
    return Arrays.stream(values())
        .map(MessageCommand::workflow)
        .filter(it -> it.name().equals(name))
        .findFirst();
  }
}
