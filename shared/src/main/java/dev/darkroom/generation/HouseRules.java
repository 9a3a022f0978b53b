package dev.darkroom.generation;

import dev.darkroom.catalog.PromptHint;
import dev.darkroom.catalog.Workflow;
import java.time.Duration;
import java.util.Optional;

/// The rules that hold for every request on every surface, whatever the model.
public final class HouseRules implements RequestRules {
  /// Most characters of a prompt; a model may take fewer.
  public static final int PROMPT_CHARS_MAX = 10_000;

  public static final int REFERENCES_MAX = 4;
  public static final int COUNT_MAX = 4;

  /// Providers take seeds of 31 bits.
  public static final long SEED_MAX = Integer.MAX_VALUE;

  private static final Duration LENGTH_MAX = Duration.ofMinutes(2);
  private static final Duration DELAY_MAX = Duration.ofDays(7);

  private final PromptHint hint;

  public HouseRules(PromptHint hint) {
    this.hint = hint;
  }

  @Override
  public Checked check(Request request) {
    var prompt = PromptText.normal(request.prompt());
    return text(request, prompt)
        .or(() -> references(request))
        .or(() -> numbers(request))
        .<Checked>map(Checked.Wrong::new)
        .orElseGet(() -> new Checked.Fine(prompt, hintFor(request, prompt)));
  }

  private Optional<String> hintFor(Request request, String prompt) {
    return request.workflow() == Workflow.TRANSFORM && !prompt.isEmpty()
        ? hint.better(prompt)
        : Optional.empty();
  }

  private static Optional<String> text(Request request, String prompt) {
    int chars = PromptText.length(request.prompt());
    if (chars > PROMPT_CHARS_MAX)
      return Optional.of(
          "The prompt has %,d characters; at most %,d are read. Shorten it."
              .formatted(chars, PROMPT_CHARS_MAX));
    boolean needed = request.look().isEmpty() && request.workflow() != Workflow.UPSCALE;
    if (prompt.isEmpty() && needed)
      return Optional.of(
          "The prompt is empty. Say what the picture should become, or pick a look.");
    return Optional.empty();
  }

  private static Optional<String> references(Request request) {
    int count = request.references().size();
    if (count == 0) return Optional.of("There is no picture. Attach one to four pictures.");
    if (count > REFERENCES_MAX)
      return Optional.of(
          "There are %d pictures; one generation takes at most %d. A batch takes more."
              .formatted(count, REFERENCES_MAX));
    return Optional.empty();
  }

  private static Optional<String> numbers(Request request) {
    if (request.count() < 1 || request.count() > COUNT_MAX)
      return Optional.of(
          "The count must be from 1 to %d, not %d.".formatted(COUNT_MAX, request.count()));
    if (request.seed().isPresent()) {
      long seed = request.seed().getAsLong();
      if (seed < 0 || seed > SEED_MAX)
        return Optional.of(
            "The seed must be a whole number from 0 to %,d, not %d.".formatted(SEED_MAX, seed));
    }
    if (request.length().filter(it -> !isWithin(it, LENGTH_MAX) || it.isZero()).isPresent())
      return Optional.of(
          "The playing time must be more than 0 and at most %d seconds."
              .formatted(LENGTH_MAX.toSeconds()));
    if (!isWithin(request.delay(), DELAY_MAX))
      return Optional.of("The delay must be from 0 to %d days.".formatted(DELAY_MAX.toDays()));
    return Optional.empty();
  }

  private static boolean isWithin(Duration time, Duration max) {
    return !time.isNegative() && time.compareTo(max) <= 0;
  }
}
