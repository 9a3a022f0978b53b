package dev.darkroom.catalog;

import dev.darkroom.catalog.ModelFile.Entry;
import dev.darkroom.settings.Units;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Holds a wish against what a model can do.
final class Fit {
  private Fit() {}

  /// What the model cannot do of it, one sentence with the way out; empty when it can.
  static Optional<String> problem(Entry entry, Wish wish) {
    var model = entry.model();
    if (!model.workflows().contains(wish.workflow()))
      return Optional.of(model.name() + " cannot " + verb(wish.workflow()) + ".");
    return input(model, wish).or(() -> output(model, wish)).or(() -> length(entry, wish));
  }

  /// The size that is made.
  static Size size(Model model, Wish wish) {
    return wish.size().flatMap(it -> offered(model, it)).orElseGet(() -> model.sizes().getFirst());
  }

  /// The playing time that is made; zero for pictures.
  static Duration length(Entry entry, Size size, Wish wish) {
    var lengths = entry.lengthsAt(size);
    if (lengths.isEmpty()) return Duration.ZERO;
    return wish.length().orElseGet(lengths::getLast);
  }

  /// The price of one output of a wish that fits.
  static Prices.Price price(Entry entry, Wish wish) {
    var size = size(entry.model(), wish);
    return entry.model().prices().at(size, length(entry, size, wish));
  }

  private static Optional<String> input(Model model, Wish wish) {
    if (wish.references() > model.referencesMax())
      return Optional.of(
          "%s takes at most %s, not %d; leave some out."
              .formatted(
                  model.name(), counted(model.referencesMax(), "reference"), wish.references()));
    int chars = wish.prompt().codePointCount(0, wish.prompt().length());
    if (chars > model.promptCharsMax())
      return Optional.of(
          "%s reads prompts of at most %,d characters; this one has %,d with its look."
              .formatted(model.name(), model.promptCharsMax(), chars));
    if (wish.region() && !model.regions())
      return Optional.of(model.name() + " cannot keep an edit inside a rectangle.");
    return Optional.empty();
  }

  private static Optional<String> output(Model model, Wish wish) {
    if (wish.count() > model.countMax())
      return Optional.of(
          "%s makes at most %s at once, not %d."
              .formatted(model.name(), counted(model.countMax(), "output"), wish.count()));
    if (wish.size().isPresent() && offered(model, wish.size().get()).isEmpty())
      return Optional.of(
          "%s does not offer the size %s; it offers %s."
              .formatted(model.name(), wish.size().get(), listed(model.sizes())));
    if (wish.seeded() && model.seed() == Model.SeedUse.NONE)
      return Optional.of(model.name() + " takes no seed; leave it out.");
    if (wish.ratio().isEmpty() || model.ratios().contains(wish.ratio().get()))
      return Optional.empty();
    return Optional.of(
        model.ratios().isEmpty()
            ? model.name()
                + " always follows the shape of the first reference; leave the ratio out."
            : "%s does not offer the ratio %s; it offers %s."
                .formatted(model.name(), wish.ratio().get(), listed(model.ratios())));
  }

  private static Optional<String> length(Entry entry, Wish wish) {
    if (wish.length().isEmpty()) return Optional.empty();
    var model = entry.model();
    if (!model.isVideo())
      return Optional.of(model.name() + " makes pictures; only clips have a playing time.");
    var size = size(model, wish);
    var lengths = entry.lengthsAt(size);
    if (lengths.contains(wish.length().get())) return Optional.empty();
    var at = lengths.equals(model.lengths()) ? "" : " at " + size;
    return Optional.of(
        "%s makes clips of %s%s, not %s."
            .formatted(
                model.name(),
                lengths.stream().map(Units::text).collect(Collectors.joining(", ")),
                at,
                Units.text(wish.length().get())));
  }

  private static Optional<Size> offered(Model model, Size wanted) {
    return model.sizes().stream()
        .filter(it -> it.name().equalsIgnoreCase(wanted.name()))
        .findFirst();
  }

  private static String listed(List<?> all) {
    return all.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String counted(int number, String noun) {
    return number == 1 ? "1 " + noun : number + " " + noun + "s";
  }

  private static String verb(Workflow workflow) {
    return switch (workflow) {
      case TRANSFORM -> "transform a whole picture";
      case EDIT -> "edit a picture";
      case ANIMATE -> "make clips";
      case UPSCALE -> "enlarge pictures";
    };
  }
}
