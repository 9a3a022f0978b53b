package dev.darkroom.bot.discord.command;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.TreeMap;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.commands.localization.LocalizationFunction;

/// Names and descriptions of commands in the languages that Darkroom speaks; English stands in the
/// commands themselves. Keys are JDA's, such as `transform.options.prompt.description`; options
/// that are the same wherever they come stand once, as `options.seed.description`.
final class Localizations {
  static final LocalizationFunction FUNCTION = Localizations::of;

  private static final String OPTIONS = ".options.";

  private static final String BUNDLE = "dev.darkroom.bot.discord.commands";

  /// The machine's own language must not leak in.
  private static final Control NO_FALLBACK =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private static final Map<DiscordLocale, Locale> LANGUAGES =
      Map.of(
          DiscordLocale.GERMAN,
          Locale.GERMAN,
          DiscordLocale.SPANISH,
          Locale.of("es"),
          DiscordLocale.SPANISH_LATAM,
          Locale.of("es"),
          DiscordLocale.FRENCH,
          Locale.FRENCH,
          DiscordLocale.JAPANESE,
          Locale.JAPANESE,
          DiscordLocale.PORTUGUESE_BRAZILIAN,
          Locale.of("pt", "BR"));

  private Localizations() {}

  private static Map<DiscordLocale, String> of(String key) {
    var texts = new TreeMap<DiscordLocale, String>();
    LANGUAGES.forEach((discord, locale) ->
        text(key, locale)
            .or(() -> text(everywhere(key), locale))
            .ifPresent(text -> texts.put(discord, text)));
    return texts;
  }

  /// The key of an option without the command that has it.
  private static String everywhere(String key) {
    return key.substring(Math.max(0, key.indexOf(OPTIONS) + 1));
  }

  private static Optional<String> text(String key, Locale locale) {
    try {
      return Optional.of(ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK).getString(key));
    } catch (MissingResourceException untranslated) {
      return Optional.empty();
    }
  }
}
