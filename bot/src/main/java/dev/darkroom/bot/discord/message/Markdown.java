package dev.darkroom.bot.discord.message;

import dev.darkroom.surface.card.Part;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Plain text in Discord's markup.
public final class Markdown {
  /// Marks that mean something wherever they stand.
  private static final String SPECIAL = "\\*_~`|<>[]";

  /// Marks that mean something where a line begins: headings, lists, quotes, small text.
  private static final Pattern AT_LINE_START = Pattern.compile("(?m)^(\\s*)([#+-]|\\d+\\.)");

  /// Stands between `@` and a name: it looks the same and is no mention.
  private static final String NOTHING = "\u200b";

  private Markdown() {}

  /// The text so that it reads as it was typed: no markup, no mention, no link preview.
  public static String escape(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(it -> {
          if (SPECIAL.indexOf(it) >= 0) escaped.append('\\');
          escaped.appendCodePoint(it);
          if (it == '@') escaped.append(NOTHING);
        });
    return AT_LINE_START.matcher(escaped).replaceAll("$1\\\\$2");
  }

  static String quote(String text) {
    return escape(text).lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
  }

  static String title(String text) {
    return "### " + escape(oneLine(text));
  }

  static String small(String text) {
    return "-# " + escape(oneLine(text));
  }

  static String entry(String name, String text) {
    return "**" + escape(oneLine(name)) + "** " + escape(text);
  }

  /// Shown by name, without a ping: messages say whom they may ping.
  static String subject(Part.Subject.Kind kind, String id) {
    if (!id.matches("[0-9]{1,20}")) return "**" + escape(id) + "**";
    return switch (kind) {
      case MEMBER -> "<@" + id + ">";
      case ROLE -> "<@&" + id + ">";
      case CHANNEL -> "<#" + id + ">";
      case OTHER -> "**" + id + "**";
    };
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
