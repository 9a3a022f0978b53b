package dev.darkroom.surface;

import java.time.Duration;

/// What became of one try to bring a message somewhere.
public sealed interface Sent {
  /// @param channel where it stands; empty where the platform did not say
  /// @param message the platform's id of it
  record Done(String channel, String message) implements Sent {}

  /// This way is closed for good: too late, the channel is gone, the bot may not.
  record Closed(String why) implements Sent {}

  /// The platform cannot take it now.
  record Later(Duration after, String why) implements Sent {}
}
