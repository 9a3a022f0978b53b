package dev.darkroom.catalog;

import dev.darkroom.credit.Plan;
import dev.darkroom.credit.PlanFile;
import dev.darkroom.settings.ConfigFolder;
import dev.darkroom.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// All of `config/`, read and checked together.
///
/// @param plans the default plan first
/// @param looks the looks that every community can use
/// @param hint advice for vague prompts
public record Configuration(
    Settings settings, YamlCatalog catalog, List<Plan> plans, List<Look> looks, PromptHint hint) {
  public Configuration {
    plans = List.copyOf(plans);
    looks = List.copyOf(looks);
  }

  /// Reads the folder.
  ///
  /// @param variables environment variables; they override `darkroom.yaml`
  /// @throws dev.darkroom.settings.SettingsException with everything that is wrong in any file
  public static Configuration load(Path folder, Map<String, String> variables) {
    var config = new ConfigFolder(folder, variables);
    var configuration = from(config);
    config.complete();
    return configuration;
  }

  /// As [#load], for callers that read more from the same folder and complete it themselves.
  public static Configuration from(ConfigFolder config) {
    var settings = Settings.from(config);
    // The built-in engine reads its own parts of the file; see its Vocabulary and FilmVocabulary.
    var _ = config.file("looks.yaml").json("vocabulary");
    var _ = config.file("looks.yaml").json("film");
    return new Configuration(
        settings,
        YamlCatalog.from(config, settings.providers()),
        PlanFile.read(config),
        LookFile.read(config),
        PromptHint.from(config));
  }
}
