package dev.darkroom.settings;

import java.time.Duration;

/// How many generations run at once, for whom, and how failures are retried.
///
/// @param slots most generations that run in this process
/// @param perCommunity most that run for one community
/// @param perMember most that run for one member
/// @param waitingMax most that may wait; beyond, requests are refused politely
/// @param waitingPerMember most that one member may have waiting
/// @param tick how often due work is looked for when nothing announced it
/// @param heartbeat how often a process says that it lives; four missed ones free its work
/// @param attemptsMax most tries on one route; where another one is left, it is taken after one
/// @param backoffFirst wait before the second try; each later one doubles it
/// @param backoffMax longest wait
/// @param drain how long running steps may take to end when the process is asked to stop
public record QueueSettings(
    int slots,
    int perCommunity,
    int perMember,
    int waitingMax,
    int waitingPerMember,
    Duration tick,
    Duration heartbeat,
    int attemptsMax,
    Duration backoffFirst,
    Duration backoffMax,
    Duration drain) {
  static QueueSettings from(Section section) {
    return new QueueSettings(
        section
            .key("slots", "Most generations that run at once in this process.")
            .whole(16, 1, 256),
        section.key("per-community", "Most that run at once for one community.").whole(8, 1, 256),
        section.key("per-member", "Most that run at once for one member.").whole(3, 1, 256),
        section
            .key("waiting-max", "Most that may wait; beyond, requests are refused.")
            .whole(200_000, 1, 10_000_000),
        section
            .key("waiting-per-member", "Most that one member may have waiting.")
            .whole(500, 1, 100_000),
        section
            .key("tick", "How often due work is looked for when nothing announced it.")
            .duration(Duration.ofMillis(500), Duration.ofMillis(50), Duration.ofMinutes(1)),
        section
            .key("heartbeat", "How often a copy of the bot says that it lives.")
            .duration(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMinutes(5)),
        section
            .key("attempts", "Most tries on one route; where another one is left, a single try.")
            .whole(3, 1, 10),
        section
            .key("backoff-first", "Wait before the second try; every later one doubles it.")
            .duration(Duration.ofSeconds(2), Duration.ofMillis(10), Duration.ofMinutes(10)),
        section
            .key("backoff-max", "Longest wait between tries.")
            .duration(Duration.ofMinutes(2), Duration.ofMillis(10), Duration.ofHours(1)),
        section
            .key("drain", "How long running steps may take to end at shutdown.")
            .duration(Duration.ofSeconds(25), Duration.ZERO, Duration.ofMinutes(10)));
  }
}
