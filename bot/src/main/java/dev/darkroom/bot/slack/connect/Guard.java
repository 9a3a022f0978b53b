package dev.darkroom.bot.slack.connect;

import com.slack.api.app_backend.SlackSignature;
import dev.darkroom.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;

/// Lets in what Slack has signed, within five minutes on both sides of now, and each of it once.
///
/// What is known to have come is known to this process. Another copy of the bot would take a
/// repetition as Slack's own, which has no second effect.
final class Guard {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final int REMEMBERED_MAX = 100_000;

  private final SlackSignature.Generator signatures;
  private final InstantSource clock;

  /// Signatures with their time, in the order in which they came.
  private final LinkedHashMap<String, Instant> come = new LinkedHashMap<>();

  Guard(Secret signingSecret, InstantSource clock) {
    signatures = new SlackSignature.Generator(signingSecret.reveal());
    this.clock = clock;
  }

  boolean letsIn(String signature, String timestamp, String body) {
    if (!timestamp.matches("[0-9]{1,12}")) return false;
    var now = clock.instant();
    var signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(signed, now).abs().compareTo(TOLERANCE) > 0) return false;
    return isSigned(signature, timestamp, body) && isFirst(signature, now);
  }

  /// Bolt's own verifier takes longer the more of a forged signature is right.
  private boolean isSigned(String signature, String timestamp, String body) {
    var expected = signatures.generate(timestamp, body);
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  private synchronized boolean isFirst(String signature, Instant now) {
    // Older ones are refused for their age.
    var tooOld = now.minus(TOLERANCE.multipliedBy(2));
    for (Iterator<Instant> times = come.values().iterator(); times.hasNext(); ) {
      if (!times.next().isBefore(tooOld) && come.size() < REMEMBERED_MAX) break;
      times.remove();
    }
    return come.putIfAbsent(signature, now) == null;
  }

  /// It was not dealt with: it may come once more.
  synchronized void forget(String signature) {
    come.remove(signature);
  }
}
