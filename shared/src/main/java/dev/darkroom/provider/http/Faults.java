package dev.darkroom.provider.http;

import dev.darkroom.provider.Failure;
import dev.darkroom.provider.Failure.Kind;
import dev.darkroom.provider.http.Reply.Said;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns what happened on the wire into a [Failure].
///
/// A service's own code is asked first, by its adapter; the status decides only where the code says
/// nothing, because services answer a bad key with 400 and a refusal with 200.
public final class Faults {
  private static final Pattern QUERY =
      Pattern.compile("(https?://[^\\s?#\"']{1,300})[?#][^\\s\"']*");

  private final InstantSource clock;

  public Faults(InstantSource clock) {
    this.clock = clock;
  }

  /// A failure of this kind in the service's own words, with the delay that its header or its words
  /// name.
  public Failure of(Kind kind, String code, String words, Said said) {
    var failure = Failure.of(kind, code.isEmpty() ? "http-" + said.status() : code, clean(words));
    Optional<Duration> delay =
        RetryAfter.in(said.headers(), clock).or(() -> RetryAfter.inWords(words));
    return delay.map(failure::retryAfter).orElse(failure);
  }

  /// What the status alone says.
  public Failure byStatus(String code, String words, Said said) {
    return of(kindOf(said.status()), code, words, said);
  }

  /// What a status means where nothing more is known.
  public static Kind kindOf(int status) {
    if (status >= 500 && status != 504) return Kind.UNAVAILABLE;
    return switch (status) {
      case 401, 403 -> Kind.AUTH;
      case 402 -> Kind.ACCOUNT;
      case 404, 410 -> Kind.RETIRED;
      case 429 -> Kind.RATE_LIMITED;
      case 408, 504 -> Kind.TIMED_OUT;
      default -> status >= 400 ? Kind.INVALID_INPUT : Kind.MALFORMED;
    };
  }

  /// The answer is not what the service documents.
  public static Failure malformed(String what) {
    return Failure.of(Kind.MALFORMED, "malformed-answer", clean(what));
  }

  /// The job itself failed, as a poll tells: asking again is no use, and the work was heard. A
  /// refused output stays as it is, for another seed may do.
  public static Failure ended(Failure failure) {
    return failure.kind() == Kind.REFUSED_OUTPUT ? failure : failure.maybeHeard();
  }

  /// The exchange broke off.
  ///
  /// @param written whether any of the request had been written, so that it may have been heard
  static Failure broken(java.io.IOException cause, boolean written) {
    var kind =
        cause instanceof InterruptedIOException && written ? Kind.TIMED_OUT : Kind.UNAVAILABLE;
    var failure =
        Failure.of(
            kind, written ? "no-answer" : "not-reached", clean(cause.getClass().getSimpleName()));
    return written ? failure.maybeHeard() : failure;
  }

  /// One line without the secret part of addresses.
  public static String clean(String words) {
    return QUERY.matcher(words).replaceAll("$1").replaceAll("\\s+", " ").strip();
  }
}
