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
import dev.darkroom.credit.Dollars;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.PictureLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A catalogue with one model at 10 credits and a route to each of the named providers.
final class OneModelCatalog implements Catalog {
  static final Credits PRICE = Credits.of(10);
  private static final Size SIZE = new Size("1K");
  private static final Prices.Price EACH = new Prices.Price(PRICE, new Dollars(20_000));

  private final Model model;

  OneModelCatalog(String... providers) {
    model =
        new Model(
            "model",
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
            List.of(providers).stream()
                .map(it -> new Route(it, "remote", JsonNodeFactory.instance.objectNode()))
                .toList(),
            new Prices(Map.of(SIZE, EACH), Duration.ZERO),
            Duration.ofMinutes(5),
            true);
  }

  @Override
  public List<Model> models() {
    return List.of(model);
  }

  @Override
  public Optional<Model> find(String id) {
    return Optional.of(model).filter(it -> it.id().equals(id));
  }

  @Override
  public Availability availability(Route route) {
    return new Availability.Ready();
  }

  @Override
  public Choice choose(Wish wish) {
    return new Choice.Chosen(
        model, SIZE, Optional.empty(), Duration.ZERO, new Quote(EACH, wish.count()), "");
  }
}
