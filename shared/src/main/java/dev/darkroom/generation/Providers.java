package dev.darkroom.generation;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Route;
import dev.darkroom.provider.Provider;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The providers that are configured, and the order in which a model's routes are tried.
public final class Providers {
  private final Map<String, Provider> byName;
  private final Catalog catalog;
  private final RouteHealth health;

  public Providers(List<Provider> providers, Catalog catalog, RouteHealth health) {
    byName = providers.stream().collect(Collectors.toMap(Provider::name, Function.identity()));
    this.catalog = catalog;
    this.health = health;
  }

  /// The first usable route of the model at or after `from`: one that is configured and healthy,
  /// else one that is at least configured.
  public OptionalInt route(Model model, int from) {
    var healthyOne = first(model, from, route -> usable(route) && health.isUsable(route));
    return healthyOne.isPresent() ? healthyOne : first(model, from, this::usable);
  }

  /// Whether the model still has that route, and a provider for it.
  public boolean has(Model model, int route) {
    return route < model.routes().size()
        && byName.containsKey(model.routes().get(route).provider());
  }

  /// The route that was chosen a while ago, or the first usable one if the configuration has lost
  /// it since.
  public OptionalInt still(Model model, int chosen) {
    return has(model, chosen) ? OptionalInt.of(chosen) : route(model, 0);
  }

  /// @throws IllegalStateException when the route's provider is not configured
  public Provider of(Route route) {
    var provider = byName.get(route.provider());
    if (provider == null) throw new IllegalStateException("no provider for " + route.name());
    return provider;
  }

  RouteHealth health() {
    return health;
  }

  private boolean usable(Route route) {
    return byName.containsKey(route.provider())
        && catalog.availability(route) instanceof Catalog.Availability.Ready;
  }

  private static OptionalInt first(Model model, int from, Predicate<Route> wanted) {
    for (int i = from; i < model.routes().size(); i++)
      if (wanted.test(model.routes().get(i))) return OptionalInt.of(i);
    return OptionalInt.empty();
  }
}
