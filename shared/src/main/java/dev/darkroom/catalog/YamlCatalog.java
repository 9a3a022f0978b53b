package dev.darkroom.catalog;

import dev.darkroom.catalog.ModelFile.Entry;
import dev.darkroom.settings.ConfigFolder;
import dev.darkroom.settings.Nearest;
import dev.darkroom.settings.ProviderSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The catalogue of `config/models.yaml`.
public final class YamlCatalog implements Catalog {
  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, ProviderSettings> providers;
  private final ModelChoice choice;

  private YamlCatalog(List<Entry> all, Map<String, ProviderSettings> providers) {
    for (var entry : all) entries.put(entry.model().id(), entry);
    this.providers = Map.copyOf(providers);
    this.choice = new ModelChoice(all, this::isReady);
  }

  /// Reads `models.yaml`; mistakes are reported by [ConfigFolder#complete].
  ///
  /// @param providers the services that routes may name
  public static YamlCatalog from(ConfigFolder folder, Map<String, ProviderSettings> providers) {
    var entries = ModelFile.read(folder, providers);
    var ids = entries.stream().map(it -> it.model().id()).toList();
    for (var entry : entries)
      entry
          .clipsBy()
          .filter(it -> !ids.contains(it))
          .ifPresent(it ->
              folder
                  .file("models.yaml")
                  .mistake("models", "expected the model \"" + it + "\" that clips-by names"));
    return new YamlCatalog(entries, providers);
  }

  @Override
  public List<Model> models() {
    return entries.values().stream().map(Entry::model).toList();
  }

  @Override
  public Optional<Model> find(String id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::model);
  }

  @Override
  public Availability availability(Route route) {
    var provider = providers.get(route.provider());
    if (provider == null) return new Availability.Missing("providers." + route.provider());
    return provider
        .missing()
        .<Availability>map(Availability.Missing::new)
        .orElseGet(Availability.Ready::new);
  }

  @Override
  public Choice choose(Wish wish) {
    if (wish.model().equals(Wish.AUTO))
      return choice
          .pick(wish)
          .<Choice>map(it -> chosen(it.entry(), wish, it.why()))
          .orElseGet(() -> nobodyCan(wish));
    var named = Optional.ofNullable(entries.get(wish.model()));
    if (named.isEmpty()) return unknown(wish);
    var entry =
        named
            .filter(it -> wish.workflow() == Workflow.ANIMATE)
            .flatMap(Entry::clipsBy)
            .map(entries::get)
            .orElse(named.get());
    var problem = Fit.problem(entry, wish);
    if (problem.isPresent()) return impossible(problem.get(), wish, entry.model());
    if (!isReady(entry.model())) return keyless(entry.model());
    return chosen(entry, wish, "");
  }

  private static Choice chosen(Entry entry, Wish wish, String reason) {
    var size = Fit.size(entry.model(), wish);
    var length = Fit.length(entry, size, wish);
    var quote = new Quote(entry.model().prices().at(size, length), wish.count());
    return new Choice.Chosen(entry.model(), size, wish.ratio(), length, quote, reason);
  }

  private Choice impossible(String problem, Wish wish, Model model) {
    var nearest = choice.nearest(wish, Optional.of(model));
    var advice = nearest.map(it -> " %s (%s) can.".formatted(it.name(), it.id())).orElse("");
    return new Choice.Impossible(problem + advice, nearest);
  }

  private Choice keyless(Model model) {
    return new Choice.Keyless(
        "%s needs a provider key: set %s. The built-in engine runs without one: choose the model darkroom (-m darkroom)."
            .formatted(model.name(), keysOf(model)));
  }

  /// Explains by the model that comes nearest to the wish, so that the sentence names a limit.
  private Choice nobodyCan(Wish wish) {
    var closest =
        entries.values().stream()
            .filter(it -> it.model().workflows().contains(wish.workflow()))
            .filter(it -> isReady(it.model()))
            .findFirst();
    var capable = choice.nearest(wish, Optional.empty());
    if (capable.isPresent()) {
      var reason = closest.flatMap(it -> Fit.problem(it, wish)).map(it -> it + " ").orElse("");
      return new Choice.Keyless(
          "%s%s can, and needs a provider key: set %s."
              .formatted(reason, capable.get().name(), keysOf(capable.get())));
    }
    return new Choice.Impossible(
        closest
                .flatMap(it -> Fit.problem(it, wish))
                .orElse("No model of the catalogue can do this.")
            + " No other model can either.",
        Optional.empty());
  }

  private Choice unknown(Wish wish) {
    var nearest = Nearest.of(wish.model(), entries.keySet()).flatMap(this::find);
    var advice =
        nearest
            .map(it -> "Did you mean %s?".formatted(it.id()))
            .orElse("Choose auto, or one of: " + String.join(", ", entries.keySet()) + ".");
    return new Choice.Impossible(
        "There is no model called “%s”. %s".formatted(shown(wish.model()), advice), nearest);
  }

  private String keysOf(Model model) {
    return model.routes().stream()
        .flatMap(it -> missing(it).stream())
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private Optional<String> missing(Route route) {
    return switch (availability(route)) {
      case Availability.Ready _ -> Optional.empty();
      case Availability.Missing(var setting) -> Optional.of(setting);
    };
  }

  private boolean isReady(Model model) {
    return model.routes().stream().anyMatch(it -> missing(it).isEmpty());
  }

  private static String shown(String text) {
    var line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() > 40 ? line.substring(0, 40) + "…" : line;
  }
}
