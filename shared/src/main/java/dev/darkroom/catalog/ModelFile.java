package dev.darkroom.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.darkroom.credit.Credits;
import dev.darkroom.credit.Dollars;
import dev.darkroom.media.MediaType;
import dev.darkroom.media.PictureLimits;
import dev.darkroom.settings.ConfigFolder;
import dev.darkroom.settings.ProviderSettings;
import dev.darkroom.settings.Section;
import dev.darkroom.settings.Units;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/// Reads `models.yaml`.
final class ModelFile {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Map<String, ProviderSettings> providers;
  private final CreditRate rate;

  private ModelFile(Map<String, ProviderSettings> providers, CreditRate rate) {
    this.providers = providers;
    this.rate = rate;
  }

  /// All entries in the order of the file; mistakes are reported by [ConfigFolder#complete].
  static List<Entry> read(ConfigFolder folder, Map<String, ProviderSettings> providers) {
    var root = folder.file("models.yaml");
    var rate = root.section("rate", "");
    var dollars = rate.key("dollars").decimal(new BigDecimal("0.039"));
    if (dollars.signum() == 0) rate.mistake("dollars", "expected more than 0");
    var file =
        new ModelFile(
            providers,
            new CreditRate(
                rate.key("credits").whole(18, 0, 1_000_000),
                dollars.signum() == 0 ? BigDecimal.ONE : dollars));
    var entries = new ArrayList<Entry>();
    root.sections("models")
        .forEach((id, section) -> file.entry(id, section).ifPresent(entries::add));
    if (entries.isEmpty()) root.mistake("models", "expected at least one model");
    return List.copyOf(entries);
  }

  /// A model with what only the catalogue needs to know about it.
  ///
  /// @param lengthsBySize playing times of sizes that do not offer all of the model's
  /// @param clipsBy id of the entry that answers when this one is asked for a clip
  record Entry(Model model, Map<Size, List<Duration>> lengthsBySize, Optional<String> clipsBy) {
    List<Duration> lengthsAt(Size size) {
      return lengthsBySize.getOrDefault(size, model.lengths());
    }
  }

  private Optional<Entry> entry(String id, Section section) {
    if (!id.matches("[a-z0-9][a-z0-9.-]{0,49}"))
      section.mistake("name", "belongs to an id of other letters than a-z, 0-9, . and -");
    var workflows = words(section, "workflows", Workflow.values());
    if (workflows.isEmpty()) section.mistake("workflows", "expected at least one workflow");
    var lengths = durations(section, "lengths");
    var limited = new LinkedHashMap<Size, List<Duration>>();
    var prices = prices(section, lengths, limited);
    if (prices.isEmpty()) {
      section.mistake("sizes", "expected at least one size with its price");
      return Optional.empty();
    }
    var model =
        new Model(
            id,
            section.key("name").requiredText(),
            workflows,
            section.key("best-at").choice(Task.STYLE),
            section.key("references").whole(1, 1, 4),
            List.copyOf(prices.keySet()),
            ratios(section),
            section.key("count").whole(1, 1, 4),
            section.key("seed").choice(Model.SeedUse.NONE),
            section.key("sound").flag(false),
            lengths,
            section.key("regions").flag(false),
            section.key("prompt-max").whole(2_000, 1, 100_000),
            inputs(section.section("inputs", "")),
            section.key("strength").requiredText(),
            section.key("watch-out").optionalText().orElse(""),
            routes(section),
            new Prices(prices, lengths.isEmpty() ? Duration.ZERO : per(section)),
            section.key("takes").duration(Model.TAKES_UNKNOWN, SECOND, HOUR),
            section.key("deadline").duration(Duration.ofMinutes(10), SECOND, HOUR.multipliedBy(24)),
            section.key("generative").flag(true));
    return Optional.of(
        new Entry(model, Map.copyOf(limited), section.key("clips-by").optionalText()));
  }

  private static Duration per(Section section) {
    return section.key("price-per").duration(SECOND, SECOND, HOUR);
  }

  /// Sizes in the order of the file, each with its price: `credits` where it is set, else by the
  /// rate.
  private SequencedMap<Size, Prices.Price> prices(
      Section section, List<Duration> lengths, Map<Size, List<Duration>> limited) {
    var prices = new LinkedHashMap<Size, Prices.Price>();
    section
        .sections("sizes")
        .forEach((name, below) -> {
          var size = parsed(Size::new, name);
          if (size.isEmpty()) {
            section.mistake("sizes", "expected a size such as 2K or 720p, found \"" + name + "\"");
            return;
          }
          var dollars = Dollars.of(below.key("dollars").decimal(BigDecimal.ZERO));
          var byRate = rate.of(dollars);
          var credits = below.key("credits").wholeLong(byRate.amount(), 0, 1_000_000_000);
          prices.put(size.get(), new Prices.Price(Credits.of(credits), dollars));
          var only = durations(below, "lengths");
          if (!lengths.containsAll(only))
            below.mistake("lengths", "expected lengths that the model offers");
          else if (!only.isEmpty()) limited.put(size.get(), only);
        });
    return prices;
  }

  private static List<Duration> durations(Section section, String name) {
    return section
        .key(name)
        .list("lengths such as [4s, 8s], shortest first", List.of(), Units::text, Units::duration);
  }

  private static List<Ratio> ratios(Section section) {
    return section
        .key("ratios")
        .list(
            "ratios such as [\"1:1\", \"16:9\"]",
            List.of(),
            Ratio::toString,
            text -> parsed(Ratio::parse, text));
  }

  private static PictureLimits inputs(Section section) {
    var types = words(section, "types", MediaType.values());
    return new PictureLimits(
        section.key("side").whole(4_096, 64, 65_535),
        section.key("area").wholeLong(16_777_216, 4_096, 1_000_000_000),
        section.key("bytes").bytes(7L << 20, 1 << 10, 500L << 20),
        types.isEmpty() ? Set.of(MediaType.JPEG, MediaType.PNG) : types);
  }

  private List<Route> routes(Section section) {
    var routes = new ArrayList<Route>();
    for (var item : section.items("routes")) {
      var provider = item.key("provider").requiredText();
      if (!provider.isEmpty() && !providers.containsKey(provider))
        item.mistake(
            "provider",
            "expected a provider of darkroom.yaml ("
                + String.join(", ", providers.keySet())
                + "), found \""
                + provider
                + "\"");
      var remote = item.key("model").requiredText();
      JsonNode options = item.json("options").orElseGet(JsonNodeFactory.instance::objectNode);
      routes.add(new Route(provider, remote, options));
    }
    if (routes.isEmpty()) section.mistake("routes", "expected at least one route");
    return routes;
  }

  private static <E extends Enum<E>> Set<E> words(Section section, String name, E[] all) {
    var found =
        section
            .key(name)
            .list(
                "a list of these words: "
                    + String.join(", ", java.util.Arrays.stream(all).map(ModelFile::word).toList()),
                List.<E>of(),
                ModelFile::word,
                text ->
                    java.util.Arrays.stream(all).filter(it -> word(it).equals(text)).findFirst());
    return found.isEmpty() ? Set.of() : EnumSet.copyOf(found);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T> Optional<T> parsed(Function<String, T> parse, String text) {
    try {
      return Optional.of(parse.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
