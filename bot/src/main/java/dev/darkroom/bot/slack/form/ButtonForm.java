package dev.darkroom.bot.slack.form;

import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static dev.darkroom.bot.slack.form.Inputs.labelled;
import static dev.darkroom.bot.slack.form.Inputs.say;

import com.slack.api.model.view.View;
import dev.darkroom.surface.Action;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Words;
import java.util.List;

/// The small forms of buttons that need words.
public final class ButtonForm {
  /// What these forms are called when they are sent.
  public static final String CALLBACK = "dr1.button";

  private static final int CAST_CHARS_MAX = 60;

  private ButtonForm() {}

  /// The form of a button.
  ///
  /// @throws IllegalArgumentException for an action that needs no words
  public static View of(Action action, FormState state) {
    var words = state.words();
    var field =
        switch (action) {
          case APPROVE -> cast(words);
          case EDIT, ANIMATE -> Inputs.prompt(state.workflow(), "", words);
          case AGAIN, VARY, UPSCALE, COMPARE, INFO, DELETE, CANCEL, CONFIRM, SHOW, CANCEL_ALL ->
              throw new IllegalArgumentException(action + " has no form");
        };
    return Inputs.modal(CALLBACK, words.controls().button(action), state, List.of(field), words);
  }

  private static com.slack.api.model.block.InputBlock cast(Words words) {
    return labelled(
        Inputs.PROMPT,
        say(Label.ASK_CAST, words),
        plainTextInput(it -> it.actionId(Inputs.PROMPT).maxLength(CAST_CHARS_MAX)),
        false);
  }
}
