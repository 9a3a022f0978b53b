package dev.darkroom.bot.slack.standin;

import java.time.Duration;

/// What goes wrong with a call, once.
public sealed interface Fault {
  /// Not done, and refused by Slack with a name, say `not_in_channel`.
  record Named(String error) implements Fault {}

  /// Not done, and answered by what stands before Slack.
  record Status(int status) implements Fault {}

  /// Not done: come back later.
  record TooMany(Duration retryAfter) implements Fault {}

  /// The connection breaks before anything is done.
  record DropBefore() implements Fault {}

  /// It is done, and the connection breaks before the answer.
  record DropAfter() implements Fault {}

  /// It is done, and the answer takes its time.
  record Late(Duration time) implements Fault {}

  /// Not done: a page in HTML, with status 200.
  record Page() implements Fault {}

  static Fault error(String name) {
    return new Named(name);
  }

  static Fault status(int status) {
    return new Status(status);
  }

  static Fault tooMany(Duration retryAfter) {
    return new TooMany(retryAfter);
  }

  static Fault dropBefore() {
    return new DropBefore();
  }

  static Fault dropAfter() {
    return new DropAfter();
  }

  static Fault late(Duration time) {
    return new Late(time);
  }

  static Fault page() {
    return new Page();
  }
}
