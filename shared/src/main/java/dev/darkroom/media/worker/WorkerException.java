package dev.darkroom.media.worker;

/// A media worker did not finish its task.
public final class WorkerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  public WorkerException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /// Why.
  public enum Reason {
    /// The process ended, or the task threw something that is not the file's fault.
    DIED,
    OUT_OF_MEMORY,
    TIMED_OUT,
    CANCELLED
  }
}
