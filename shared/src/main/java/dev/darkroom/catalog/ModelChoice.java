package dev.darkroom.catalog;

import dev.darkroom.catalog.ModelFile.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Chooses a model where the person leaves it to Darkroom.
final class ModelChoice {
  private static final Pattern EDIT_WORDS =
      words(
          "replace|remove|erase|swap|rename|recolou?r|retouch|change (the|this|that|only|just)"
              + "|add (a|an|the)|only the|nothing else|leave the rest|keep everything|new text"
              + "|label|lettering|ersetze|entferne|remplace|reemplaza|elimina");
  private static final Pattern LARGE_WORDS =
      words("high.?res(olution)?|hi-?res|print|poster|billboard|banner|[248]k|large format");
  private static final Pattern EXPLORE_WORDS =
      words("explore|ideas?|options?|variations?|variants?|try|experiments?|moodboard|different");
  private static final Pattern SOUND_WORDS =
      words(
          "sounds?|audio|says?|speaks?|talks?|talking|dialogu?e|voices?|sings?|singing|music"
              + "|whispers?|shouts?|ambien(ce|t)|noises?");

  private final List<Entry> entries;
  private final Predicate<Model> ready;

  ModelChoice(List<Entry> entries, Predicate<Model> ready) {
    this.entries = entries;
    this.ready = ready;
  }

  /// @param why one line for the person
  record Pick(Entry entry, String why) {}

  /// The model for a wish that names none; empty when no model at all can do it.
  Optional<Pick> pick(Wish wish) {
    var task = taskOf(wish);
    var able =
        entries.stream()
            .filter(it -> it.clipsBy().isEmpty() || wish.workflow() != Workflow.ANIMATE)
            .filter(it -> Fit.problem(it, wish).isEmpty())
            .toList();
    var usable = able.stream().filter(it -> ready.test(it.model())).toList();
    var best =
        (task == Task.VIDEO ? clip(usable, wish) : first(usable, it -> it.bestAt() == task))
            .or(() -> first(usable, Model::generative))
            .or(() -> usable.stream().findFirst());
    return best.map(it -> new Pick(it, why(it.model(), task, wish)));
  }

  /// A model that can do what another cannot: one that is usable, and the nearest in its task.
  Optional<Model> nearest(Wish wish, Optional<Model> to) {
    var likeness =
        Comparator.<Entry, Boolean>comparing(it -> !ready.test(it.model()))
            .thenComparing(it -> !it.model().generative())
            .thenComparing(it -> to.isPresent() && it.model().bestAt() != to.get().bestAt());
    return entries.stream()
        .filter(it -> to.isEmpty() || !it.model().id().equals(to.get().id()))
        .filter(it -> Fit.problem(it, wish).isEmpty())
        .min(likeness)
        .map(Entry::model);
  }

  /// What the wish is about, read from the workflow, the numbers and the words.
  static Task taskOf(Wish wish) {
    return switch (wish.workflow()) {
      case ANIMATE -> Task.VIDEO;
      case UPSCALE -> Task.HIGH_RESOLUTION;
      case EDIT -> Task.EDIT;
      case TRANSFORM -> {
        if (wish.region() || EDIT_WORDS.matcher(wish.prompt()).find()) yield Task.EDIT;
        boolean large = wish.size().filter(it -> it.name().matches("[248][Kk]")).isPresent();
        if (large || LARGE_WORDS.matcher(wish.prompt()).find()) yield Task.HIGH_RESOLUTION;
        yield wish.count() > 1 || EXPLORE_WORDS.matcher(wish.prompt()).find()
            ? Task.EXPLORE
            : Task.STYLE;
      }
    };
  }

  /// Sound in the same pass is what the dear models are for; without it the cheapest clip will do.
  private static Optional<Entry> clip(List<Entry> usable, Wish wish) {
    var clips = usable.stream().filter(it -> it.model().generative());
    return wantsSound(wish)
        ? clips.filter(it -> it.model().sound()).findFirst()
        : clips.min(Comparator.comparing(it -> Fit.price(it, wish).credits()));
  }

  private static boolean wantsSound(Wish wish) {
    return SOUND_WORDS.matcher(wish.prompt()).find();
  }

  private static Optional<Entry> first(List<Entry> usable, Predicate<Model> wanted) {
    return usable.stream()
        .filter(it -> it.model().generative() && wanted.test(it.model()))
        .findFirst();
  }

  private static String why(Model model, Task task, Wish wish) {
    if (!model.generative())
      return "the built-in engine, because no model for "
          + inWords(task)
          + " has a provider key here";
    if (task == Task.VIDEO)
      return wantsSound(wish)
          ? model.name() + ", because the prompt speaks of sound and it makes it in the same pass"
          : model.name() + ", the lowest price for a clip";
    return model.bestAt() == task
        ? model.name() + ", best at " + inWords(task) + ": " + model.strength()
        : model.name() + ", because no model that is best at " + inWords(task) + " can take this";
  }

  private static String inWords(Task task) {
    return switch (task) {
      case STYLE -> "full-image style";
      case HIGH_RESOLUTION -> "high resolution";
      case EXPLORE -> "exploring many versions";
      case EDIT -> "targeted edits";
      case VIDEO -> "clips";
    };
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(" + alternatives + ")(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);
  }
}
