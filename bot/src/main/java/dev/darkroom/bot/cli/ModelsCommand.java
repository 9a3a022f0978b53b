package dev.darkroom.bot.cli;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Catalog.Availability;
import dev.darkroom.catalog.Model;
import java.time.Duration;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// `darkroom models`: works without a database.
@Command(name = "models", description = "List the models: strengths, limits, prices, keys.")
final class ModelsCommand extends ShortCommand {
  @Override
  public Integer call() {
    var catalog = Session.setup(shared).configuration().catalog();
    if (shared.json()) json(catalog);
    else catalog.models().forEach(model -> text(model, catalog));
    out().flush();
    return ExitCode.OK.code();
  }

  private void text(Model model, Catalog catalog) {
    out()
        .printf(
            "%-20s %s%n    %s%s%n    %s; %s; %s credits %s%n    %s%n",
            model.id(),
            model.name(),
            model.strength(),
            model.watchOut().isEmpty() ? "" : "; watch out: " + model.watchOut(),
            model.sizes().stream().map(Object::toString).collect(Collectors.joining(", ")),
            "up to %d pictures in, %d out".formatted(model.referencesMax(), model.countMax()),
            prices(model),
            model.isVideo() ? "a clip" : "each",
            ready(model, catalog));
  }

  private static String prices(Model model) {
    var prices =
        model.sizes().stream()
            .map(size ->
                model
                    .prices()
                    .at(size, model.lengths().isEmpty() ? Duration.ZERO : model.lengths().getLast())
                    .credits()
                    .amount())
            .distinct()
            .toList();
    return prices.size() == 1
        ? "%,d".formatted(prices.getFirst())
        : "%,d to %,d"
            .formatted(
                prices.stream().min(Long::compare).orElse(0L),
                prices.stream().max(Long::compare).orElse(0L));
  }

  private static String ready(Model model, Catalog catalog) {
    return model.routes().stream()
        .map(route ->
            switch (catalog.availability(route)) {
              case Availability.Ready _ -> route.provider() + ": ready";
              case Availability.Missing(var setting) -> route.provider() + ": set " + setting;
            })
        .collect(Collectors.joining("; "));
  }

  private void json(Catalog catalog) {
    var document = document();
    var list = document.putArray("models");
    for (var model : catalog.models())
      list.addObject()
          .put("id", model.id())
          .put("name", model.name())
          .put("strength", model.strength())
          .put("watchOut", model.watchOut())
          .put("video", model.isVideo())
          .put("referencesMax", model.referencesMax())
          .put("countMax", model.countMax())
          .put("credits", prices(model))
          .put(
              "ready",
              model.routes().stream()
                  .anyMatch(route -> catalog.availability(route) instanceof Availability.Ready));
    print(document);
  }
}
