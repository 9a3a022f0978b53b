package dev.darkroom.surface.intake;

import dev.darkroom.catalog.Ratio;
import dev.darkroom.catalog.Size;
import dev.darkroom.catalog.Wish;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.generation.Request;
import dev.darkroom.generation.Request.Reference;
import dev.darkroom.media.Region;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.desk.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What somebody asked for in a command or a form, as texts and numbers.
///
/// @param pictures addresses of the attached pictures, in their order, as the platform gives them
/// @param cast a cast whose pictures are references, too
public record Wanted(
    Workflow workflow,
    String prompt,
    List<String> pictures,
    Optional<String> cast,
    String model,
    Optional<String> look,
    Optional<String> size,
    Optional<String> ratio,
    int count,
    OptionalLong seed,
    Optional<Duration> length,
    Optional<String> region,
    boolean hidden) {
  private static final Pattern REGION =
      Pattern.compile(
          "\\s*(\\d{1,5})\\s*,\\s*(\\d{1,5})\\s*,\\s*(\\d{1,5})\\s*,\\s*(\\d{1,5})\\s*");

  public Wanted {
    pictures = List.copyOf(pictures);
  }

  /// What a form says: it has a prompt and perhaps a model.
  public static Wanted form(Workflow workflow, String prompt, String model, List<String> pictures) {
    return form(workflow, prompt, model, pictures, false);
  }

  /// The same, for the one who asks alone where `hidden`.
  public static Wanted form(
      Workflow workflow, String prompt, String model, List<String> pictures, boolean hidden) {
    return new Wanted(
        workflow,
        prompt,
        pictures,
        Optional.empty(),
        model.isBlank() ? Wish.AUTO : model.strip(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        hidden);
  }

  /// What a form for many pictures says: a prompt, a look or both.
  public static Wanted batch(
      String prompt, String model, String look, List<String> pictures, boolean hidden) {
    return new Wanted(
        Workflow.TRANSFORM,
        prompt,
        pictures,
        Optional.empty(),
        model.isBlank() ? Wish.AUTO : model.strip(),
        named(look),
        Optional.empty(),
        Optional.empty(),
        1,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        hidden);
  }

  /// The same with a cast and in a size; what is blank is not named.
  public Wanted with(String castName, String sizeName) {
    return with(pictures, named(castName), named(sizeName));
  }

  /// The same with one of its pictures alone.
  Wanted only(String picture) {
    return with(List.of(picture), cast, size);
  }

  private Wanted with(
      List<String> otherPictures, Optional<String> otherCast, Optional<String> otherSize) {
    return new Wanted(
        workflow,
        prompt,
        otherPictures,
        otherCast,
        model,
        look,
        otherSize,
        ratio,
        count,
        seed,
        length,
        region,
        hidden);
  }

  private static Optional<String> named(String text) {
    return Optional.of(text.strip()).filter(it -> !it.isEmpty());
  }

  /// The request, once the pictures are here.
  ///
  /// @throws WrongValueException when a value cannot be read at all
  public Request request(List<Reference> references, Caller caller) {
    return new Request(
        caller.key(),
        caller.requester(),
        caller.replyTo(),
        workflow,
        prompt,
        references,
        model,
        look,
        read(size, Size::new, Label.WRONG_SIZE),
        read(ratio, Ratio::parse, Label.WRONG_RATIO),
        count,
        seed,
        length,
        read(region, Wanted::region, Label.WRONG_REGION),
        Optional.empty(),
        Optional.empty(),
        false,
        Duration.ZERO,
        hidden);
  }

  private static <T> Optional<T> read(Optional<String> text, Function<String, T> how, Label wrong) {
    try {
      return text.map(String::strip).filter(it -> !it.isEmpty()).map(how);
    } catch (IllegalArgumentException unreadable) {
      throw new WrongValueException(wrong);
    }
  }

  private static Region region(String text) {
    var numbers = REGION.matcher(text);
    if (!numbers.matches()) throw new IllegalArgumentException("not a region");
    return new Region(
        Integer.parseInt(numbers.group(1)),
        Integer.parseInt(numbers.group(2)),
        Integer.parseInt(numbers.group(3)),
        Integer.parseInt(numbers.group(4)));
  }

  /// A value that cannot be read; the label says how to write it.
  public static final class WrongValueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Label label;

    WrongValueException(Label label) {
      super(label.name(), null, false, false);
      this.label = label;
    }

    public Label label() {
      return label;
    }
  }
}
