package dev.darkroom.bot.cli;

/// What the process tells its caller when it ends.
///
/// From 64 on the numbers are those of BSD's `sysexits.h`.
public enum ExitCode {
  /// All was done.
  OK(0),
  /// Darkroom, its disk or its database is at fault.
  FAULT(1),
  /// The command, a file or a value that was given is wrong.
  INPUT(2),
  /// There are not enough credits, or a quota is used up.
  CREDITS(3),
  /// The provider failed, refused, or has no key.
  PROVIDER(4),
  /// There is no Java 25. Used by the launcher, before any Java runs.
  NO_JAVA(69),
  /// Another process holds the database or the port.
  LOCKED(75),
  /// Nothing wrong was found, but not everything could be looked at.
  UNCHECKED(77),
  /// The configuration is wrong and the service cannot start.
  CONFIG(78);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /// The number that the shell sees.
  public int code() {
    return code;
  }
}
