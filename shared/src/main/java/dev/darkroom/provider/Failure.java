package dev.darkroom.provider;

import java.time.Duration;
import java.util.Optional;

/// Why work at a provider came to nothing.
///
/// @param code the provider's own code, for operators; short, without keys or addresses
/// @param detail the provider's own words; shown to people only for refusals, where they help
/// @param retryAfter how long the provider asks to wait
/// @param mayHaveBeenHeard whether the provider may have started (and bill) the work all the same
/// @param billed whether the provider bills it although it failed
public record Failure(
    Kind kind,
    String code,
    String detail,
    Optional<Duration> retryAfter,
    boolean mayHaveBeenHeard,
    boolean billed) {
  /// The code of [Kind#INVALID_INPUT] where a reference cannot be read, which is no provider's.
  public static final String REFERENCE = "reference";

  private static final int DETAIL_CHARS_MAX = 500;

  public Failure {
    if (detail.length() > DETAIL_CHARS_MAX) detail = detail.substring(0, DETAIL_CHARS_MAX);
  }

  public static Failure of(Kind kind, String code, String detail) {
    return new Failure(kind, code, detail, Optional.empty(), false, false);
  }

  public Failure retryAfter(Duration delay) {
    return new Failure(kind, code, detail, Optional.of(delay), mayHaveBeenHeard, billed);
  }

  public Failure maybeHeard() {
    return new Failure(kind, code, detail, retryAfter, true, billed);
  }

  public Failure asBilled() {
    return new Failure(kind, code, detail, retryAfter, mayHaveBeenHeard, true);
  }

  /// What to do about it depends on the kind alone.
  public enum Kind {
    /// The key is wrong or may not: never retried, operators are told, the next route is tried.
    AUTH,
    /// No money, or the account is locked: as [#AUTH].
    ACCOUNT,
    /// Too much at once: retried after the delay that the provider names.
    RATE_LIMITED,
    /// Prompt or references were refused: ends at once.
    REFUSED_INPUT,
    /// What came out was refused: one more try with another seed.
    REFUSED_OUTPUT,
    /// The provider says that the request is malformed: ends at once, operators see it.
    INVALID_INPUT,
    /// The service is down or overloaded: retried with backoff, then the next route.
    UNAVAILABLE,
    /// The model id is gone: never retried, operators are told, the next route is tried.
    RETIRED,
    /// It took too long.
    TIMED_OUT,
    /// It was done, but the result could not be fetched in time.
    RESULT_EXPIRED,
    /// The answer made no sense, or the output was not what it should be.
    MALFORMED,
    /// The person or a moderator stopped it.
    CANCELLED,
    /// The answer to a submit was lost; whether work was started is unknown.
    UNCERTAIN,
    /// Darkroom itself is at fault.
    FAULT
  }
}
