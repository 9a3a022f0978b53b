package dev.darkroom.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The models of `config/models.yaml`, and the rules that hold a wish against them.
public interface Catalog {
  /// All models in the order of the file.
  List<Model> models();

  Optional<Model> find(String id);

  /// What people call a model; its id where it is not in the catalogue any more.
  default String nameOf(String id) {
    return find(id).map(Model::name).orElse(id);
  }

  /// Whether a route can be used now: its provider has what it needs (a key, an address).
  Availability availability(Route route);

  /// Chooses the model (for `auto`), fills in defaults and prices the wish; or says why the model
  /// cannot do it, naming the nearest model that can.
  Choice choose(Wish wish);

  /// Whether a route can be used, or what is missing.
  sealed interface Availability {
    record Ready() implements Availability {}

    /// @param setting the environment variable or key that is not set, such as `GEMINI_API_KEY`
    record Missing(String setting) implements Availability {}
  }

  /// The answer to a wish.
  sealed interface Choice {
    /// @param reason why `auto` chose it, one line; empty when the person named the model
    /// @param size chosen or default size
    /// @param length playing time, zero for pictures
    record Chosen(
        Model model, Size size, Optional<Ratio> ratio, Duration length, Quote quote, String reason)
        implements Choice {}

    /// @param sentence what cannot be done and what to do instead, for the person
    /// @param nearest a model that can, where there is one
    record Impossible(String sentence, Optional<Model> nearest) implements Choice {}

    /// A model could do it, but no provider that runs it has its key.
    ///
    /// @param sentence which key is missing and what runs without one, for the person
    record Keyless(String sentence) implements Choice {}
  }
}
