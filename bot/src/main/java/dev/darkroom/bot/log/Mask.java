package dev.darkroom.bot.log;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// Hides secrets in what is about to be written: the values that were registered, and whatever
/// looks like a token of a service that Darkroom talks to.
public final class Mask {
  /// The mask of this process's log.
  public static final Mask OF_LOG = new Mask();

  private static final String HIDDEN = "***";

  /// Shorter values would hide ordinary words.
  private static final int SHORTEST_CHARS = 6;

  /// Discord bot tokens, Slack tokens, Google keys, OpenAI-like keys, fal keys, JWTs, bearer
  /// headers, signed URLs. Every repetition is bounded or possessive: lines may hold what attackers
  /// wrote.
  private static final Pattern TOKENS =
      Pattern.compile(
          """
          (?x)
            \\b[MNO][\\w-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,40}
          | \\bx(?:ox[abeoprs]|app)-[\\w.-]{10,300}
          | \\bAIza[\\w-]{35}
          | \\b(?:sk|pk|rk)-[\\w-]{20,200}
          | \\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-f]{32}
          | \\beyJ[\\w-]{10,2000}\\.[\\w-]{10,4000}\\.[\\w-]{10,1000}
          | (?i:(?<=\\bbearer\\ )|(?<=\\bbot\\ )|(?<=\\bkey\\ ))[\\w.~+/:-]{16,2000}
          | (?i:(?<=[?&](?:key|sig|hm|token))|(?<=[?&](?:signature|x-amz-signature)))=[^\\s&"']{6,2000}
          """);

  private final List<String> values = new CopyOnWriteArrayList<>();

  /// Hides these values from now on, as they are and as they stand in JSON. Blank and very short
  /// ones are left out.
  public void hide(Collection<String> secrets) {
    for (var secret : secrets) {
      for (var form : List.of(secret, inJson(secret))) {
        if (form.strip().length() >= SHORTEST_CHARS && !values.contains(form)) values.add(form);
      }
    }
    // The longest first: a secret may begin with another one.
    values.sort(Comparator.comparingInt(String::length).reversed());
  }

  /// The same text with every secret replaced.
  public String apply(String text) {
    var masked = text;
    for (var value : values) masked = masked.replace(value, HIDDEN);
    return TOKENS
        .matcher(masked)
        .replaceAll(found -> found.group().startsWith("=") ? "=" + HIDDEN : HIDDEN);
  }

  private static String inJson(String secret) {
    return secret
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }
}
