package dev.darkroom.surface;

import dev.darkroom.generation.Audience;

/// A place where people talk to the bot: Discord, Slack, the command line. What it promises of
/// deliveries is what [Audience] promises, for generations whose
/// [dev.darkroom.generation.ReplyTo#surface] is its name.
public interface Surface extends Audience {
  /// The name that generations carry, such as `discord`.
  String name();
}
