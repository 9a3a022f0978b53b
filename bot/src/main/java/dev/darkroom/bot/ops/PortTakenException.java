package dev.darkroom.bot.ops;

/// Another process listens where we were told to listen.
public final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortTakenException(String host, int port, Throwable cause) {
    super(
        "Cannot listen on %s:%d: another process does. Stop it, or choose another port."
            .formatted(host, port),
        cause);
  }
}
