package dev.darkroom.provider;

import dev.darkroom.catalog.Route;
import java.time.Duration;
import java.util.Optional;

/// What one free question to a service tells about a route.
///
/// @param key whether the service takes the key
/// @param model whether the service still has the model
/// @param balance what is left on the account, in the service's own unit
/// @param latency how long the service took to answer
/// @param note the service's own words when something is wrong; without keys or addresses
public record ServiceCheck(
    Verdict key, Verdict model, Optional<String> balance, Duration latency, String note) {
  /// Whether the route cannot work now: key or model is bad, or the service gave no answer.
  public boolean broken() {
    return key != Verdict.GOOD || model == Verdict.BAD;
  }

  /// What is known about one question.
  public enum Verdict {
    GOOD,
    BAD,
    /// The service has no free way to tell.
    UNKNOWN
  }

  /// A provider that can be asked for free whether its routes would work.
  public interface Checkable {
    /// Asks once; never starts or bills work.
    ServiceCheck check(Route route);
  }
}
