package dev.darkroom.queue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Prices;
import dev.darkroom.catalog.Quote;
import dev.darkroom.catalog.Route;
import dev.darkroom.catalog.Size;
import dev.darkroom.catalog.Task;
import dev.darkroom.catalog.Wish;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.credit.Credits;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.PictureLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A catalogue at 10 credits an output: `model` has a route to every provider, in order, and the
/// model that is called as a provider has only that route.
final class TenCreditCatalog implements Catalog {
  static final Credits PRICE = Credits.of(10);
  private static final Size SIZE = new Size("1K");
  private static final Prices.Price EACH = new Prices.Price(PRICE, QueueHarness.LISTED);

  private final List<Model> models;

  TenCreditCatalog(String... providers) {
    models =
        Stream.concat(
                Stream.of(model("model", providers)), Stream.of(providers).map(it -> model(it, it)))
            .toList();
  }

  private static Model model(String id, String... providers) {
    return new Model(
        id,
        "Model",
        Set.of(Workflow.values()),
        Task.STYLE,
        4,
        List.of(SIZE),
        List.of(),
        4,
        Model.SeedUse.EXACT,
        false,
        List.of(),
        true,
        1_000,
        new PictureLimits(1_024, 1_000_000, 1_000_000, Set.of(MediaType.JPEG)),
        "",
        "",
        Stream.of(providers)
            .map(it -> new Route(it, "remote", JsonNodeFactory.instance.objectNode()))
            .toList(),
        new Prices(Map.of(SIZE, EACH), Duration.ZERO),
        Duration.ofSeconds(20),
        Duration.ofMinutes(5),
        true);
  }

  @Override
  public List<Model> models() {
    return models;
  }

  @Override
  public Optional<Model> find(String id) {
    return models.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  @Override
  public Availability availability(Route route) {
    return new Availability.Ready();
  }

  @Override
  public Choice choose(Wish wish) {
    return new Choice.Chosen(
        find(wish.model()).orElseThrow(),
        SIZE,
        Optional.empty(),
        Duration.ZERO,
        new Quote(EACH, wish.count()),
        "");
  }
}
