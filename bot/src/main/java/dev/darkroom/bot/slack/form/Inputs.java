package dev.darkroom.bot.slack.form;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.block.element.BlockElements.staticSelect;
import static com.slack.api.model.view.Views.view;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.darkroom.bot.slack.message.CardBlocks;
import dev.darkroom.catalog.Workflow;
import dev.darkroom.surface.Action;
import dev.darkroom.surface.Label;
import dev.darkroom.surface.Words;
import java.util.List;
import java.util.Optional;

/// Parts that forms are made of, within Slack's limits. An input's block and action have the same
/// name, so that it keeps what was typed when the form is updated.
final class Inputs {
  static final String PROMPT = "prompt";
  static final String FILES = "files";
  static final String MODEL = "model";
  static final String LOOK = "look";
  static final String CAST = "cast";
  static final String SIZE = "size";
  static final String COUNT = "count";
  static final String SEED = "seed";
  static final String PRIVATE = "private";
  static final String WHERE = "where";
  static final String CONVERSATION = "conversation";
  static final String PRICE = "price";

  /// Before the names of inputs that change the price.
  static final String PRICED = "dr1.price.";

  private static final int PROMPT_CHARS_MAX = 3_000;
  private static final int TITLE_CHARS_MAX = 24;
  private static final int LABEL_CHARS_MAX = 75;
  private static final int OPTIONS_MAX = 100;

  private Inputs() {}

  static View modal(
      String callbackId, String title, FormState state, List<LayoutBlock> blocks, Words words) {
    return view(it ->
        it.type("modal")
            .callbackId(callbackId)
            .title(
                ViewTitle.builder()
                    .type("plain_text")
                    .text(CardBlocks.cut(title, TITLE_CHARS_MAX))
                    .build())
            .submit(
                ViewSubmit.builder().type("plain_text").text(say(Label.FORM_SUBMIT, words)).build())
            .close(
                ViewClose.builder().type("plain_text").text(say(Label.FORM_CLOSE, words)).build())
            .privateMetadata(state.write())
            .blocks(blocks));
  }

  static String title(Workflow workflow, Words words) {
    return switch (workflow) {
      case TRANSFORM -> say(Label.FORM_TRANSFORM, words);
      case EDIT -> words.controls().button(Action.EDIT);
      case ANIMATE -> words.controls().button(Action.ANIMATE);
      case UPSCALE -> words.controls().button(Action.UPSCALE);
    };
  }

  static InputBlock prompt(Workflow workflow, String begun, Words words) {
    var asked =
        switch (workflow) {
          case TRANSFORM, UPSCALE -> Label.ASK_TRANSFORM;
          case EDIT -> Label.ASK_EDIT;
          case ANIMATE -> Label.ASK_ANIMATE;
        };
    var field =
        plainTextInput(it -> {
          var made = it.actionId(PROMPT).multiline(true).maxLength(PROMPT_CHARS_MAX);
          return begun.isBlank()
              ? made
              : made.initialValue(CardBlocks.cut(begun, PROMPT_CHARS_MAX));
        });
    return labelled(PROMPT, say(asked, words), field, workflow != Workflow.EDIT);
  }

  static InputBlock labelled(String name, String label, BlockElement field, boolean optional) {
    return input(it -> it.blockId(name).label(plainText(label)).element(field).optional(optional));
  }

  /// A menu whose choice changes the price.
  static InputBlock priced(
      String name, String label, List<OptionObject> options, Optional<OptionObject> first) {
    return input(it ->
        it.blockId(name)
            .label(plainText(label))
            .element(menu(PRICED + name, options, first))
            .dispatchAction(true)
            .optional(first.isEmpty()));
  }

  static BlockElement menu(
      String action, List<OptionObject> options, Optional<OptionObject> first) {
    return staticSelect(it -> {
      var made = it.actionId(action).options(options.stream().limit(OPTIONS_MAX).toList());
      return first.isPresent() ? made.initialOption(first.get()) : made;
    });
  }

  static OptionObject option(String value, String label) {
    return OptionObject.builder()
        .value(value)
        .text(plainText(CardBlocks.cut(label, LABEL_CHARS_MAX)))
        .build();
  }

  static String say(Label label, Words words) {
    return words.controls().say(label);
  }
}
