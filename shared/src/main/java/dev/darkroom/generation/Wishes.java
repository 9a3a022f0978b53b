package dev.darkroom.generation;

import dev.darkroom.catalog.Catalog;
import dev.darkroom.catalog.Catalog.Availability;
import dev.darkroom.catalog.Model;
import dev.darkroom.catalog.Wish;
import dev.darkroom.credit.Quota;
import dev.darkroom.credit.Quotas.QuotaAnswer.Exceeded;
import java.util.Locale;
import java.util.stream.Collectors;

/// Between what a person asked for and what catalogue and quotas answer.
final class Wishes {
  private Wishes() {}

  static Wish of(Request request, String fullPrompt) {
    return new Wish(
        request.model(),
        request.workflow(),
        request.references().size(),
        request.size(),
        request.ratio(),
        request.count(),
        request.length(),
        request.seed().isPresent(),
        request.region().isPresent(),
        fullPrompt);
  }

  /// Says which keys would make the model usable.
  static String missing(Model model, Catalog catalog) {
    var settings =
        model.routes().stream()
            .map(catalog::availability)
            .flatMap(availability ->
                availability instanceof Availability.Missing(var setting)
                    ? java.util.stream.Stream.of(setting)
                    : java.util.stream.Stream.empty())
            .distinct()
            .collect(Collectors.joining(" or "));
    return "%s needs a provider key: set %s. The built-in engine (model “darkroom”) runs without one."
        .formatted(model.name(), settings.isEmpty() ? "one for its provider" : settings);
  }

  static String exceeded(Exceeded exceeded) {
    var quota = exceeded.quota();
    return "The limit of %s for %s is used up (%s used): it resets at %s UTC."
        .formatted(
            amount(quota.metric(), quota.limit())
                + " a "
                + quota.window().name().toLowerCase(Locale.ROOT),
            whom(quota.scope()),
            amount(quota.metric(), exceeded.used()),
            exceeded.resetsAt().toString().replace('T', ' ').substring(0, 16));
  }

  private static String amount(Quota.Metric metric, long value) {
    return switch (metric) {
      case CREDITS -> "%,d credits".formatted(value);
      case GENERATIONS -> "%,d generations".formatted(value);
      case DOLLARS -> new dev.darkroom.credit.Dollars(value).toString();
    };
  }

  private static String whom(Quota.Scope scope) {
    return switch (scope.kind()) {
      case MEMBER -> "you";
      case ROLE -> "your role";
      case CHANNEL -> "this channel";
      case MODEL -> "the model " + scope.id();
      case COMMUNITY -> "this community";
    };
  }
}
