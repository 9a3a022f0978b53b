package dev.darkroom.bot.slack.form;

import com.slack.api.model.File;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.darkroom.catalog.Wish;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Words;
import dev.darkroom.surface.intake.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What somebody has filled in of a form so far.
///
/// @param pictures ids of the uploaded files
/// @param where [WishForm#JOIN] or [WishForm#DIRECT], where the form asked
/// @param conversation id of the chosen conversation, where the form asked
public record Filled(
    String prompt,
    List<String> pictures,
    String model,
    Optional<String> look,
    Optional<String> cast,
    Optional<String> size,
    int count,
    OptionalLong seed,
    boolean hidden,
    Optional<String> where,
    Optional<String> conversation) {
  /// Nothing yet.
  public static final Filled EMPTY =
      new Filled(
          "",
          List.of(),
          Wish.AUTO,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          1,
          OptionalLong.empty(),
          false,
          Optional.empty(),
          Optional.empty());

  public Filled {
    pictures = List.copyOf(pictures);
  }

  /// Reads the state of a view.
  public static Filled read(View view) {
    var fields = new Fields(view.getState());
    return new Filled(
        fields.text(Inputs.PROMPT).orElse(""),
        fields.files(),
        fields.chosen(Inputs.MODEL).orElse(Wish.AUTO),
        fields.chosen(Inputs.LOOK),
        fields.chosen(Inputs.CAST),
        fields.chosen(Inputs.SIZE),
        fields.chosen(Inputs.COUNT).map(Integer::parseInt).orElse(1),
        fields.text(Inputs.SEED).stream()
            .filter(it -> it.matches("\\d{1,18}"))
            .mapToLong(Long::parseLong)
            .findFirst(),
        fields.isTicked(Inputs.PRIVATE),
        fields.chosen(Inputs.WHERE),
        fields.conversation());
  }

  /// The wish, with the pictures that the form began with before the uploaded ones.
  public Wanted wanted(FormState state) {
    var all = new ArrayList<>(state.pictures());
    all.addAll(pictures);
    return new Wanted(
        state.workflow(),
        prompt,
        all,
        cast,
        model,
        look,
        size,
        Optional.empty(),
        count,
        seed,
        Optional.empty(),
        Optional.empty(),
        hidden);
  }

  /// Whether there is nothing to start from.
  public boolean lacksPictures(FormState state) {
    return state.pictures().isEmpty() && pictures.isEmpty() && cast.isEmpty();
  }

  /// What Slack shows below the field where pictures go.
  public Map<String, String> noPictures(Words words) {
    return Map.of(Inputs.FILES, words.controls().say(Label.MISSING_PICTURE));
  }

  /// The form's state with the conversation that was chosen in it.
  public FormState at(FormState state) {
    return conversation
        .map(it ->
            new FormState(
                state.workflow(),
                it,
                "",
                state.pictures(),
                state.button(),
                state.language(),
                state.batch()))
        .orElse(state);
  }

  /// Values by the names of their blocks; a block has one input, whatever its action is called.
  private record Fields(ViewState state) {
    private Optional<ViewState.Value> value(String block) {
      return Optional.ofNullable(state)
          .map(ViewState::getValues)
          .map(values -> values.get(block))
          .flatMap(inputs -> inputs.values().stream().findFirst());
    }

    Optional<String> text(String block) {
      return value(block).map(ViewState.Value::getValue).filter(it -> !it.isBlank());
    }

    Optional<String> chosen(String block) {
      return value(block)
          .map(ViewState.Value::getSelectedOption)
          .map(ViewState.SelectedOption::getValue);
    }

    boolean isTicked(String block) {
      return value(block)
          .map(ViewState.Value::getSelectedOptions)
          .filter(it -> !it.isEmpty())
          .isPresent();
    }

    Optional<String> conversation() {
      return value(Inputs.CONVERSATION).map(ViewState.Value::getSelectedConversation);
    }

    List<String> files() {
      return value(Inputs.FILES)
          .map(ViewState.Value::getFiles)
          .map(files -> files.stream().map(File::getId).toList())
          .orElse(List.of());
    }
  }
}
