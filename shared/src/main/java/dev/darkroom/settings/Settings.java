package dev.darkroom.settings;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Everything of `config/darkroom.yaml` and of the environment, each part in a record of its own.
///
/// @param data folder of the embedded database and of kept files
/// @param backup copies of the database
/// @param providers services by name, in the order of the file
/// @param secrets every secret that was read, for those who mask them in logs
/// @param warnings what is unwise, each with the command that mends it
public record Settings(
    Path data,
    ServerSettings server,
    DatabaseAccess database,
    BackupSettings backup,
    MediaSettings media,
    QueueSettings queue,
    SequencedMap<String, ProviderSettings> providers,
    DiscordSettings discord,
    SlackSettings slack,
    CommunitySettings communities,
    CreditSettings credits,
    RetentionSettings retention,
    RightsSettings rights,
    LogSettings log,
    List<Secret> secrets,
    List<String> warnings) {
  public Settings {
    providers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(providers));
    secrets = List.copyOf(secrets);
    warnings = List.copyOf(warnings);
  }

  /// Reads `darkroom.yaml` alone.
  ///
  /// @param variables environment variables; they override the file
  /// @throws SettingsException with everything that is wrong
  public static Settings load(Path configFolder, Map<String, String> variables) {
    var folder = new ConfigFolder(configFolder, variables);
    var settings = from(folder);
    folder.complete();
    return settings;
  }

  /// What every setting and every secret is set to and where that was said, whether it is right or
  /// not. Secrets are not shown.
  public static List<Setting> explain(Path configFolder, Map<String, String> variables) {
    var folder = new ConfigFolder(configFolder, variables);
    var _ = from(folder);
    return folder.explain();
  }

  /// Reads `darkroom.yaml` as one of several files; mistakes are reported by
  /// [ConfigFolder#complete].
  public static Settings from(ConfigFolder folder) {
    var root = folder.main();
    var secrets = folder.secrets();
    var data =
        root.key("data", "Folder of the database and of pictures; made when it is not there.")
            .text("./data");
    var server = ServerSettings.from(root);
    return new Settings(
        Path.of(data),
        server,
        DatabaseAccess.from(
            root.section("database", "Rows: credits, generations, the queue."), secrets),
        BackupSettings.from(
            root.section("backup", "Copies of the database that the service makes by itself.")),
        MediaSettings.from(
            root.section("media", "Pictures and clips: where they are kept, what may come in."),
            secrets),
        QueueSettings.from(root.section("queue", "How much runs at once, and for whom.")),
        ProviderSettings.from(
            root.section(
                "providers",
                "Services that run models. A service of your own is added under a new name with"
                    + " kind: openai or kind: comfyui."),
            secrets),
        DiscordSettings.from(
            root.section("discord", "Discord; on when DISCORD_TOKEN is set."), secrets),
        SlackSettings.from(
            root.section("slack", "Slack; on when SLACK_BOT_TOKEN, or client-id, is set."),
            secrets,
            server.publicUrl()),
        CommunitySettings.from(
            root.section("communities", "Communities that are on Discord and on Slack.")),
        CreditSettings.from(
            root.section("credits", "Prices that people confirm; plans are in plans.yaml.")),
        RetentionSettings.from(root.section("retention", "How long things are kept.")),
        RightsSettings.from(root.section("rights", "Rights that are written into every output.")),
        LogSettings.from(root.section("log", "The log, on standard error.")),
        secrets.all(),
        secrets.warnings());
  }

  /// The provider of that name.
  ///
  /// @throws IllegalArgumentException when there is none
  public ProviderSettings provider(String name) {
    var provider = providers.get(name);
    if (provider == null) throw new IllegalArgumentException("no provider " + name);
    return provider;
  }

  /// The same settings with another data folder.
  public Settings withData(Path folder) {
    return new Settings(
        folder,
        server,
        database,
        backup,
        media,
        queue,
        providers,
        discord,
        slack,
        communities,
        credits,
        retention,
        rights,
        log,
        secrets,
        warnings);
  }
}
