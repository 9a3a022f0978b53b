package dev.darkroom.provider.gemini;

import dev.darkroom.catalog.Route;
import dev.darkroom.media.Inspection;
import dev.darkroom.provider.ProgressListener;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ProviderAnswer;
import dev.darkroom.provider.ProviderHandle;
import dev.darkroom.provider.ProviderTask;
import dev.darkroom.provider.ServiceCheck;
import dev.darkroom.provider.http.Service;
import dev.darkroom.provider.http.ServiceSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// The three ways into the Gemini API. A route's option `api` (`generate-content`,
/// `predict-long-running`, `interactions`) names its way; without it the model's name tells.
public final class GeminiProvider implements Provider, ServiceCheck.Checkable {
  private final Service service;
  private final GeminiFailures failures;
  private final Pictures pictures;
  private final Veo veo;
  private final Omni omni;

  public GeminiProvider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    service =
        new Service(
            settings,
            request -> request.header("x-goog-api-key", settings.key().reveal()),
            inspect,
            clock);
    failures = new GeminiFailures(service.faults());
    pictures = new Pictures(service, failures);
    veo = new Veo(service, failures);
    omni = new Omni(service, failures);
  }

  private enum Way {
    PICTURES,
    VEO,
    OMNI;

    static Way of(Route route) {
      var model = route.remoteModel();
      var byName =
          model.startsWith("veo")
              ? "predict-long-running"
              : model.contains("omni") ? "interactions" : "generate-content";
      return switch (route.options().path("api").asText(byName)) {
        case "predict-long-running" -> VEO;
        case "interactions" -> OMNI;
        default -> PICTURES;
      };
    }
  }

  @Override
  public String name() {
    return service.name();
  }

  @Override
  public boolean deduplicates() {
    return false;
  }

  @Override
  public ProviderAnswer submit(ProviderTask task, ProgressListener listener) {
    return switch (Way.of(task.route())) {
      case PICTURES -> pictures.submit(task, listener);
      case VEO -> veo.submit(task, listener);
      case OMNI -> omni.submit(task, listener);
    };
  }

  @Override
  public ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    return switch (Way.of(task.route())) {
      case PICTURES -> throw new IllegalStateException("pictures come with the submit");
      case VEO -> veo.poll(task, handle);
      case OMNI -> omni.poll(task, handle);
    };
  }

  @Override
  public CancelAnswer cancel(ProviderTask task, ProviderHandle handle) {
    return switch (Way.of(task.route())) {
      case PICTURES, VEO -> CancelAnswer.UNSUPPORTED;
      case OMNI -> omni.cancel(handle);
    };
  }

  @Override
  public ServiceCheck check(Route route) {
    return service.check(
        service.at("models/" + route.remoteModel()), true, failures::of, _ -> Optional.empty());
  }
}
