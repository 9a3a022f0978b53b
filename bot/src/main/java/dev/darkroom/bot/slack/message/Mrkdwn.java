package dev.darkroom.bot.slack.message;

import dev.darkroom.surface.card.Part;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Plain text in Slack's markup, which it calls mrkdwn.
public final class Mrkdwn {
  /// A quote begins like this, even when it is escaped.
  private static final Pattern QUOTE_AT_LINE_START = Pattern.compile("(?m)^&gt;");

  private static final String NOTHING = "\u200b";
  private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]{1,30}");

  private Mrkdwn() {}

  /// The text without anything that Slack would take for a mention, a link or a quote.
  public static String escape(String text) {
    var escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return QUOTE_AT_LINE_START.matcher(escaped).replaceAll(NOTHING + "&gt;");
  }

  static String quote(String text) {
    return escape(text).lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
  }

  static String entry(String name, String text) {
    return "*" + bold(name) + "* " + escape(text);
  }

  /// Tells one person.
  public static String mention(String user) {
    return ID.matcher(user).matches() ? "<@" + user + ">" : escape(user);
  }

  /// Shown by name, which Slack puts in; a user group by its id, for its mark tells all its
  /// members.
  static String subject(Part.Subject.Kind kind, String id) {
    if (!ID.matcher(id).matches()) return "*" + bold(id) + "*";
    return switch (kind) {
      case MEMBER -> "<@" + id + ">";
      case CHANNEL -> "<#" + id + ">";
      case ROLE, OTHER -> "*" + id + "*";
    };
  }

  /// A moment in the reader's own time zone.
  static String moment(Instant at) {
    var plain = DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC).format(at);
    return "<!date^" + at.getEpochSecond() + "^{date_short_pretty} {time}|" + plain + ">";
  }

  private static String bold(String name) {
    return escape(name.replaceAll("\\*|\\R", " "));
  }
}
