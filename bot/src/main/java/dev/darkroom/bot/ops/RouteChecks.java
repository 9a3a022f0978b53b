package dev.darkroom.bot.ops;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Catalog.Availability;
import dev.darkroom.catalog.Route;
import dev.darkroom.provider.Provider;
import dev.darkroom.provider.ServiceCheck;
import dev.darkroom.provider.ServiceCheck.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Asks each service, for free, whether the routes of the catalogue would work: is the key valid,
/// does the model still exist, what is left on the account, how long did it take.
public final class RouteChecks {
  private static final int AT_ONCE = 8;

  private final Catalog catalog;
  private final Map<String, Provider> providers;

  /// @param providers those that have their keys
  public RouteChecks(Catalog catalog, List<Provider> providers) {
    this.catalog = catalog;
    this.providers =
        providers.stream().collect(Collectors.toMap(Provider::name, Function.identity()));
  }

  /// A route of the catalogue and what is known of it.
  ///
  /// @param models ids of the models that it leads to
  public record Row(Route route, List<String> models, Outcome outcome) {
    public Row {
      models = List.copyOf(models);
    }

    /// Whether the service said no, or gave no answer.
    public boolean broken() {
      return outcome instanceof Outcome.Asked(var answer) && answer.broken();
    }

    /// Whether the service itself said that the route cannot work.
    public boolean refused() {
      return outcome instanceof Outcome.Asked(var answer)
          && (answer.key() == Verdict.BAD || answer.model() == Verdict.BAD);
    }
  }

  /// What is known of a route.
  public sealed interface Outcome {
    record Asked(ServiceCheck answer) implements Outcome {}

    /// @param setting what would have to be set
    record NoKey(String setting) implements Outcome {}

    /// It runs in this process and has nothing to ask.
    record BuiltIn() implements Outcome {}
  }

  /// All routes in the order of the catalogue, each asked once.
  public List<Row> run() throws InterruptedException {
    var models = new LinkedHashMap<String, List<String>>();
    var routes = new LinkedHashMap<String, Route>();
    for (var model : catalog.models())
      for (var route : model.routes()) {
        routes.putIfAbsent(route.name(), route);
        models.computeIfAbsent(route.name(), _ -> new ArrayList<>()).add(model.id());
      }
    var slots = new Semaphore(AT_ONCE);
    var tasks =
        routes.values().stream()
            .map(route -> (Callable<Outcome>) () -> outcome(route, slots))
            .toList();
    var rows = new ArrayList<Row>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(tasks).iterator();
      for (var route : routes.values())
        rows.add(
            new Row(route, models.getOrDefault(route.name(), List.of()), answers.next().get()));
    } catch (ExecutionException bug) {
      throw new IllegalStateException(bug.getCause());
    }
    return rows;
  }

  private Outcome outcome(Route route, Semaphore slots) throws InterruptedException {
    if (catalog.availability(route) instanceof Availability.Missing(var setting))
      return new Outcome.NoKey(setting);
    if (!(providers.get(route.provider()) instanceof ServiceCheck.Checkable checkable))
      return new Outcome.BuiltIn();
    slots.acquire();
    try {
      return new Outcome.Asked(checkable.check(route));
    } finally {
      slots.release();
    }
  }
}
