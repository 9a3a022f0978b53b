package dev.darkroom.bot.discord.standin;

import java.time.Duration;

/// What goes wrong with a call, once.
public sealed interface Fault {
  /// Not done, and answered with this.
  record Refused(int status, int code, String message) implements Fault {}

  /// Not done: come back later.
  ///
  /// @param global whether every route must wait
  record TooMany(Duration retryAfter, boolean global) implements Fault {}

  /// The connection breaks before anything is done.
  record DropBefore() implements Fault {}

  /// It is done, and the connection breaks before the answer.
  record DropAfter() implements Fault {}

  /// It is done, and the answer takes its time.
  record Late(Duration time) implements Fault {}

  /// An answer as the proxies before Discord give it, say 500 or 503.
  static Fault status(int status) {
    return new Refused(status, 0, status + ": something went wrong");
  }

  /// A complaint with a code of Discord's own, say 403 and 50013.
  static Fault refused(int status, int code) {
    return new Refused(status, code, "refused by the test");
  }

  static Fault tooMany(Duration retryAfter) {
    return new TooMany(retryAfter, false);
  }

  static Fault tooManyOverall(Duration retryAfter) {
    return new TooMany(retryAfter, true);
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
}
