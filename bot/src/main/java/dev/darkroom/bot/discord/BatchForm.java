package dev.darkroom.bot.discord;

import dev.darkroom.bot.discord.command.Option;
import java.util.Optional;
import java.util.regex.Pattern;

/// What was said before the form for many pictures opened; the form's id carries it, so that
/// nothing is remembered meanwhile.
///
/// @param size empty where none was named
/// @param cast empty where none was named
record BatchForm(boolean threaded, String size, String cast) {
  private static final Pattern ID =
      Pattern.compile("dr1\\.batch\\.([ct])\\.([0-9A-Za-z]*)\\.(.*)", Pattern.DOTALL);

  static BatchForm of(Options options) {
    return new BatchForm(
        options.flag(Option.THREAD),
        options.text(Option.SIZE).orElse(""),
        options.text(Option.CAST).orElse(""));
  }

  static Optional<BatchForm> read(String id) {
    var form = ID.matcher(id);
    return form.matches()
        ? Optional.of(new BatchForm(form.group(1).equals("t"), form.group(2), form.group(3)))
        : Optional.empty();
  }

  String id() {
    return "dr1.batch." + (threaded ? "t" : "c") + "." + size + "." + cast;
  }
}
