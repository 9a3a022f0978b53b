package dev.darkroom.bot.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.darkroom.catalog.Configuration;
import dev.darkroom.provider.engine.film.FilmVocabulary;
import dev.darkroom.provider.engine.film.FilmVocabularyFile;
import dev.darkroom.provider.engine.look.Vocabulary;
import dev.darkroom.provider.engine.look.VocabularyFile;
import dev.darkroom.settings.ConfigFolder;
import dev.darkroom.settings.Secret;
import dev.darkroom.settings.Section;
import dev.darkroom.store.Backups;
import dev.darkroom.store.Database;
import dev.darkroom.store.DatabaseSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// All of `config/`, read once: what the domain needs, and the words that the built-in engine
/// knows.
///
/// @param folder where it was read from
/// @param vocabulary words for pictures
/// @param film words for clips
public record Setup(
    Path folder, Configuration configuration, Vocabulary vocabulary, FilmVocabulary film) {
  /// Reads the folder.
  ///
  /// @param variables environment variables; they override `darkroom.yaml`
  /// @throws dev.darkroom.settings.SettingsException with everything that is wrong in any file
  public static Setup load(Path folder, Map<String, String> variables) {
    var config = new ConfigFolder(folder, variables);
    var configuration = Configuration.from(config);
    var looks = config.file("looks.yaml");
    var vocabulary = read(looks, "vocabulary", VocabularyFile::read);
    var film = read(looks, "film", FilmVocabularyFile::read);
    config.complete();
    return new Setup(folder, configuration, vocabulary.orElseThrow(), film.orElseThrow());
  }

  private static <T> Optional<T> read(Section looks, String name, Function<JsonNode, T> how) {
    try {
      return Optional.of(how.apply(looks.json(name).orElse(MissingNode.getInstance())));
    } catch (IllegalArgumentException wrong) {
      String.valueOf(wrong.getMessage()).lines().forEach(line -> looks.mistake(name, line));
      return Optional.empty();
    }
  }

  /// Where the database is: named in the settings, or embedded in the data folder.
  public DatabaseSettings database() {
    var settings = configuration.settings();
    var access = settings.database();
    return access
        .url()
        .map(url ->
            new DatabaseSettings(
                url,
                access.user(),
                access.password().map(Secret::reveal).orElse(""),
                access.connectionsMax()))
        .orElseGet(() -> DatabaseSettings.in(settings.data()));
  }

  /// Where backups go that nobody names a place for.
  public Path backupsFolder() {
    return configuration.settings().data().resolve("backups");
  }

  public Backups backups(Database database, InstantSource clock) {
    return new Backups(database, backupsFolder(), configuration.settings().backup().keep(), clock);
  }

  /// The same with another data folder.
  public Setup withData(Path data) {
    var changed =
        new Configuration(
            configuration.settings().withData(data),
            configuration.catalog(),
            configuration.plans(),
            configuration.looks(),
            configuration.hint());
    return new Setup(folder, changed, vocabulary, film);
  }
}
