package dev.darkroom.bot.wiring;

import dev.darkroom.media.Inspection;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ark.ArkProvider;
import dev.darkroom.provider.bfl.BflProvider;
import dev.darkroom.provider.comfyui.ComfyUiProvider;
import dev.darkroom.provider.fal.FalProvider;
import dev.darkroom.provider.gemini.GeminiProvider;
import dev.darkroom.provider.http.ServiceSettings;
import dev.darkroom.provider.kling.KlingProvider;
import dev.darkroom.provider.openai.OpenAiProvider;
import dev.darkroom.settings.ProviderSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The services that run models: one adapter for each that is configured and has its keys.
public final class Services {
  private Services() {}

  /// The services alone, to be asked whether they would work; they make nothing.
  public static List<Provider> alone(Setup setup, InstantSource clock) {
    return of(
        setup.configuration().settings().providers().values(),
        setup.folder(),
        file -> {
          throw new IllegalStateException("nothing is made here: " + file);
        },
        clock);
  }

  /// @param config the folder that workflow files are named from
  /// @param inspect reads what a result is
  static List<Provider> of(
      Collection<ProviderSettings> configured,
      Path config,
      Function<Path, Inspection> inspect,
      InstantSource clock) {
    return configured.stream()
        .filter(it -> it.missing().isEmpty())
        .flatMap(it -> adapter(it, config, inspect, clock).stream())
        .toList();
  }

  private static Optional<Provider> adapter(
      ProviderSettings configured,
      Path config,
      Function<Path, Inspection> inspect,
      InstantSource clock) {
    var settings = settings(configured);
    return switch (configured.kind()) {
      case ENGINE -> Optional.empty();
      case GEMINI -> Optional.of(new GeminiProvider(settings, inspect, clock));
      case BFL -> Optional.of(new BflProvider(settings, inspect, clock));
      case ARK -> Optional.of(new ArkProvider(settings, inspect, clock));
      case FAL -> Optional.of(new FalProvider(settings, inspect, clock));
      case KLING -> Optional.of(new KlingProvider(settings, inspect, clock));
      case OPENAI -> Optional.of(new OpenAiProvider(settings, inspect, clock));
      case COMFYUI -> Optional.of(new ComfyUiProvider(settings, config, inspect, clock));
    };
  }

  private static ServiceSettings settings(ProviderSettings configured) {
    return new ServiceSettings(
        configured.name(),
        configured.url(),
        configured.keys().stream().flatMap(it -> it.secret().stream()).toList(),
        configured.local(),
        configured.connectTimeout(),
        configured.callTimeout(),
        configured.pollEvery(),
        configured.resultHosts(),
        configured.answerBytesMax(),
        configured.resultBytesMax());
  }
}
