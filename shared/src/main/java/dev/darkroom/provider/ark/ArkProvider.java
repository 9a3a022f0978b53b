package dev.darkroom.provider.ark;

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

/// Seedream for pictures, Seedance for clips, by what the model gives.
public final class ArkProvider implements Provider, ServiceCheck.Checkable {
  private final Service service;
  private final ArkFailures failures;
  private final Seedream seedream;
  private final Seedance seedance;

  public ArkProvider(
      ServiceSettings settings, Function<Path, Inspection> inspect, InstantSource clock) {
    service =
        new Service(
            settings,
            request -> request.header("Authorization", "Bearer " + settings.key().reveal()),
            inspect,
            clock);
    failures = new ArkFailures(service.faults());
    seedream = new Seedream(service, failures);
    seedance = new Seedance(service, failures);
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
    return task.model().isVideo()
        ? seedance.submit(task, listener)
        : seedream.submit(task, listener);
  }

  @Override
  public ProviderAnswer poll(ProviderTask task, ProviderHandle handle) {
    return seedance.poll(task, handle);
  }

  @Override
  public CancelAnswer cancel(ProviderTask task, ProviderHandle handle) {
    return task.model().isVideo() ? seedance.cancel(handle) : CancelAnswer.UNSUPPORTED;
  }

  /// Lists one task: only a good key may. Whether a model is alive, Ark tells on submit alone.
  @Override
  public ServiceCheck check(Route route) {
    return service.check(
        service.at("contents/generations/tasks?page_num=1&page_size=1"),
        false,
        failures::of,
        _ -> Optional.empty());
  }
}
